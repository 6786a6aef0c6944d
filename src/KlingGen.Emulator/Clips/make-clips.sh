#!/usr/bin/env bash
# Encodes the videos that the emulator serves: one clip per ratio and whole second from 1 to 15,
# named RATIO-SECONDS.mp4 (16x9-5.mp4). Needs ffmpeg with libx264 (Debian: apt-get install ffmpeg).
# The pictures are a still gradient, a bouncing block and a bar that fills while the clip plays,
# because those cost under a kilobyte a second and still show at a glance whether a clip is whole.
set -euo pipefail
cd "$(dirname "$0")"

rate=10
ratios=(16:9=320x180 9:16=180x320 1:1=240x240 3:2=300x200 2:3=200x300 4:3=280x210 3:4=210x280)

for entry in "${ratios[@]}"; do
  ratio=${entry%%=*} size=${entry##*=}
  width=${size%x*} height=${size#*x}
  for seconds in {1..15}; do
    file=${ratio/:/x}-$seconds.mp4
    background="gradients=s=$size:r=$rate:d=0.1:c0=0x16213e:c1=0x3a7ca5:c2=0xe07a5f:n=3:x0=0:y0=0:x1=$width:y1=$height,"
    background+="loop=-1:1:0,trim=end_frame=$((seconds * rate)),setpts=N/$rate/TB"
    block="[0][1]overlay=x='(W-w)*(0.5-0.5*cos(2*PI*t/2.5))':y='(H-30)*abs(cos(PI*t))':eval=frame[moving]"
    bar="[moving][2]overlay=x='-W+W*(t+1/$rate)/$seconds':y=H-h:eval=frame,setsar=1"
    # One closed group of pictures, no B-frames (no edit list), encoder's banner removed: the smallest honest file,
    # with its index in front so that players start before the end has arrived.
    ffmpeg -nostdin -v error -y \
      -f lavfi -i "$background" \
      -f lavfi -i "color=c=0xf4f1de:s=16x16:r=$rate:d=$seconds" \
      -f lavfi -i "color=c=0xf2cc8f:s=${width}x6:r=$rate:d=$seconds" \
      -filter_complex "$block;$bar" \
      -frames:v "$((seconds * rate))" -c:v libx264 -preset placebo -threads 1 -crf 36 -bf 0 -g 1000 -pix_fmt yuv420p \
      -bsf:v filter_units=remove_types=6 \
      -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart \
      "$file"
  done
done

namespace KlingGen.Benchmarks;

/// <summary>What a contest measured: a line for each subject, a column for each round. A ratio of two subjects is the median of the
/// rounds' ratios, because that of the two best flips from run to run.</summary>
internal sealed class Outcome(Measurement[][] measured)
{
    public double TimeRatio(int subject, int other) => Median.Of(Pairs(subject, other, static measurement => measurement.Nanoseconds));

    public double BytesRatio(int subject, int other) => Median.Of(Pairs(subject, other, static measurement => measurement.Bytes));

    public double Nanoseconds(int subject) => Median.Of(Array.ConvertAll(measured[subject], static measurement => measurement.Nanoseconds));

    public double Bytes(int subject) => Median.Of(Array.ConvertAll(measured[subject], static measurement => measurement.Bytes));

    private double[] Pairs(int subject, int other, Func<Measurement, double> value) =>
        [.. measured[subject].Zip(measured[other], (mine, theirs) => value(mine) / value(theirs))];
}

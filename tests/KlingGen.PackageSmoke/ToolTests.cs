namespace KlingGen.PackageSmoke;

[Collection(PackageFeed.CollectionName)]
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task The_tool_is_installed_and_makes_a_video()
    {
        using var folder = new StrangersFolder(feed);
        var installed = await folder.RunAsync("tool", "install", "KlingGen.Cli", "--tool-path", "tools", "--version", feed.Version);
        installed.ExitCode.Should().Be(0, installed.Output + installed.Error);

        var made = await folder.RunProgramAsync("tools/klinggen", "text2video", "A cat plays the piano", "--output", "cat.mp4");

        made.ExitCode.Should().Be(0, made.Output + made.Error);
        folder.ReadBytes("cat.mp4").AsSpan(4, 4).SequenceEqual("ftyp"u8).Should().BeTrue();
    }
}

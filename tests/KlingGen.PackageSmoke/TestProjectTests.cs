namespace KlingGen.PackageSmoke;

[Collection(PackageFeed.CollectionName)]
public sealed class TestProjectTests(PackageFeed feed)
{
    [Fact]
    public async Task A_test_project_runs_the_client_against_the_emulator()
    {
        using var folder = new StrangersFolder(feed);
        folder.Write("tests/tests.csproj", Projects.Of(Projects.Client + Projects.Emulator + """
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
            """));
        folder.Write("tests/VideoTests.cs", """
            using KlingGen;
            using KlingGen.Emulator;
            using Xunit;

            public class VideoTests
            {
                [Fact]
                public async Task A_cat_is_filmed()
                {
                    await using var emulator = await KlingEmulator.StartAsync(new EmulatorOptions { Pace = EmulatorPace.Instant });
                    using var client = new KlingClient(KlingGateway.Kapon("any-key").WithBaseAddress(emulator.AddressOf("kapon")));
                    var target = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".mp4");

                    var task = await client.GenerateAsync(new TextToVideoRequest { Prompt = "A cat" }, target);

                    Assert.Equal(VideoTaskStatus.Succeeded, task.Status);
                    Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(target), 4, 4));
                    File.Delete(target);
                }
            }
            """);

        var run = await folder.RunAsync("test", "tests", "-nologo");

        run.ExitCode.Should().Be(0, run.Output + run.Error);
        run.Output.Should().Contain("Passed:     1");
    }
}

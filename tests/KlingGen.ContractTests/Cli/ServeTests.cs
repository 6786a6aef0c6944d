using System.Text.Json;

namespace KlingGen.ContractTests.Cli;

public sealed class ServeTests : ToolTests
{
    [Fact]
    public async Task Each_dialect_has_an_address_and_requests_are_logged_as_JSON_lines()
    {
        await using var server = ToolProcess.Start(Folder, ["serve", "--json"]);
        var addresses = Parse(await server.OutputLineAsync(static _ => true)).GetProperty("addresses");

        var result = await ToolProcess.RunAsync(
            Folder, ["text2video", "--shot", "2:A door opens", "--shot", "3:A cat walks in", "--gateway", "videos", "--base-url", addresses.GetProperty("videos").GetString()!, "--no-wait"]);

        result.ExitCode.Should().Be(0, result.Error);
        var record = Parse(await server.OutputLineAsync(static line => line.Contains("\"POST\"")));
        record.GetProperty("gateway").GetString().Should().Be("videos");
        record.GetProperty("path").GetString().Should().EndWith("/v1/videos");
        record.GetProperty("body").GetProperty("metadata").GetProperty("ext_info").GetString().Should().Contain("AdditionalParameters");
    }

    [Fact]
    public async Task For_a_person_the_addresses_are_printed_as_options_and_requests_go_to_standard_error()
    {
        await using var server = ToolProcess.Start(Folder, ["serve"]);
        var options = (await server.OutputLineAsync(static line => line.Contains("kapon"))).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var result = await ToolAsync(["text2video", "A cat", "--no-wait", .. options]);

        result.ExitCode.Should().Be(0, result.Error);
        await server.ErrorLineAsync(static line => line.StartsWith("POST ", StringComparison.Ordinal) && line.Contains("200"));
        await server.ErrorLineAsync(static line => line.Contains("\"prompt\":\"A cat\""));
    }

    [Fact]
    public async Task The_address_of_the_control_is_printed_and_takes_faults()
    {
        await using var server = ToolProcess.Start(Folder, ["serve", "--json", "--pace", "2m"]);
        var printed = Parse(await server.OutputLineAsync(static _ => true));
        var control = printed.GetProperty("control").GetString()!;
        using var http = new HttpClient();
        using var command = new StringContent("""{"faults":[{"code":1102,"on":"create"}]}""");
        using var answer = await http.PostAsync(control, command);

        var result = await ToolAsync(
            "text2video", "A cat", "--no-wait", "--gateway", "kapon", "--base-url", printed.GetProperty("addresses").GetProperty("kapon").GetString()!);

        var books = Parse(await http.GetStringAsync(control));
        result.ExitCode.Should().Be(1, result.Error);
        result.Error.Should().Contain("1102");
        books.GetProperty("tasks").GetArrayLength().Should().Be(0);
        books.GetProperty("pace").GetProperty("processing").GetDouble().Should().Be(96);
    }

    [Fact]
    public async Task A_person_is_told_the_address_of_the_control()
    {
        await using var server = ToolProcess.Start(Folder, ["serve"]);

        await server.ErrorLineAsync(static line => line.StartsWith("Faults, limits, clock and books: http://127.0.0.1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interruption_ends_the_emulator_in_peace()
    {
        await using var server = ToolProcess.Start(Folder, ["serve"]);
        await server.OutputLineAsync(static _ => true);
        server.Interrupt();

        var result = await server.WaitAsync();

        result.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_failure()
    {
        await using var server = ToolProcess.Start(Folder, ["serve", "--json"]);
        var address = new Uri(Parse(await server.OutputLineAsync(static _ => true)).GetProperty("addresses").GetProperty("emulator").GetString()!);

        var result = await ToolAsync("serve", "--port", $"{address.Port}");

        result.ShouldFail(1, $"The port {address.Port} of 127.0.0.1 is taken; choose another with --port.");
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}

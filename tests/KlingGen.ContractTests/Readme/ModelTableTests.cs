using System.Globalization;
using System.Text;
using KlingGen.Runtime;

namespace KlingGen.ContractTests.Readme;

/// <summary>The table of models is what the rules of the documents take, asked one request at a time.</summary>
public sealed class ModelTableTests
{
    private const string Product = "text2video";

    [Theory]
    [InlineData("README.md")]
    [InlineData(".github/README.zh-CN.md")]
    public void The_table_of_models_says_what_the_documents_say(string page) =>
        File.ReadAllLines(Path.Combine(Repository.Root, page))
            .Where(static line => line.StartsWith("| `kling-", StringComparison.Ordinal))
            .Should().Equal(ModelName.Values.Select(Row).OfType<string>());

    private static string? Row(ModelName model)
    {
        var sellers = KlingGateway.Descriptors
            .Where(static gateway => gateway.FindProduct(Product) is not null && gateway.Name != "emulator")
            .Where(gateway => Modes(gateway.Name, model).Count > 0)
            .Select(static gateway => gateway.Name)
            .ToList();
        if (sellers.Count == 0)
        {
            return null;
        }

        var official = sellers.Contains("official") ? "official" : sellers[0];
        var modes = Modes(official, model);
        var durations = Enumerable.Range(1, 20).Where(seconds => Takes(official, model, modes[0], $"\"duration\":\"{seconds}\"")).ToList();
        var sound = modes.Where(mode => Takes(official, model, mode, "\"sound\":\"on\"")).ToList();
        var shots = sellers.Where(seller => Modes(seller, model).Any(mode => MakesShots(seller, model, mode))).ToList();
        var retired = Check("official", model, "").Warnings.Any(static warning => warning.Message.Contains("retired", StringComparison.Ordinal));
        return $"| `{model}` | {string.Join(", ", modes)} | {Durations(durations)} | {Some(sound, modes)} | {string.Join(", ", shots)} | "
            + $"{string.Join(", ", sellers.Select(seller => retired && seller == "official" ? "official (retired)" : seller))} |";
    }

    private const string MultiShot =
        """ "multi_shot":true,"shot_type":"customize","duration":"5","multi_prompt":[{"index":1,"prompt":"a","duration":"5"}]""";

    /// <summary>Whether a request of several shots is taken, without a doubt that one of a single shot does not meet.</summary>
    private static bool MakesShots(string gateway, ModelName model, string mode) =>
        Takes(gateway, model, mode, MultiShot)
        && Check(gateway, model, $",\"mode\":\"{mode}\",{MultiShot}").Warnings.Count <= Check(gateway, model, $",\"mode\":\"{mode}\"").Warnings.Count;

    private static List<string> Modes(string gateway, ModelName model) =>
        [.. Mode.Values.Where(mode => Takes(gateway, model, mode.Value, "")).Select(static mode => mode.Value)];

    private static string Some(List<string> sound, List<string> modes) =>
        sound.Count == 0 ? "" : sound.Count == modes.Count ? "yes" : string.Join(", ", sound);

    private static string Durations(List<int> seconds) =>
        seconds.Count > 3 && seconds[^1] - seconds[0] == seconds.Count - 1
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds[0]} to {seconds[^1]}")
            : string.Join(", ", seconds);

    /// <summary>Whether a request is taken, with a duration where the gateway wants one.</summary>
    private static bool Takes(string gateway, ModelName model, string mode, string members)
    {
        var request = $",\"mode\":\"{mode}\"{(members.Length > 0 ? "," + members : "")}";
        return Check(gateway, model, request).IsValid
            || (!members.Contains("duration", StringComparison.Ordinal) && Check(gateway, model, request + ",\"duration\":\"5\"").IsValid);
    }

    private static ValidationResult Check(string gateway, ModelName model, string members)
    {
        var prompt = members.Contains("multi_prompt", StringComparison.Ordinal) ? "" : ",\"prompt\":\"A cat\"";
        return KlingRequestValidator.Validate(gateway, Product, Encoding.UTF8.GetBytes($"{{\"model_name\":\"{model}\"{prompt}{members}}}"));
    }
}

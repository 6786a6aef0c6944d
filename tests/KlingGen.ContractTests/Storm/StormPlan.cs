using System.Text.Json;
using System.Text.Json.Serialization;

namespace KlingGen.ContractTests.Storm;

/// <summary>What the program of a storm is to do, as it stands in a file.</summary>
/// <param name="Folder">Where videos and journal go.</param>
/// <param name="Addresses">The gateways, and where they are.</param>
/// <param name="TasksEach">How many videos each gateway is to make.</param>
internal sealed record StormPlan(string Folder, IReadOnlyDictionary<string, Uri> Addresses, int TasksEach)
{
    [JsonIgnore]
    public string Journal => Path.Combine(Folder, "journal");

    public string VideoOf(string gateway, int number) => Path.Combine(Folder, $"{gateway}-{number}.mp4");

    public static string PromptOf(int number) => $"storm {number}";

    public static StormPlan Read(string folder) => JsonSerializer.Deserialize<StormPlan>(File.ReadAllText(FileIn(folder)))!;

    public void Write() => File.WriteAllText(FileIn(Folder), JsonSerializer.Serialize(this));

    private static string FileIn(string folder) => Path.Combine(folder, "storm.json");
}

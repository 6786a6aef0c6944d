namespace KlingGen.Cli.CommandLine;

/// <summary>An option that the user gave, and its values.</summary>
internal sealed record GivenOption(MemberOption Option, IReadOnlyList<string> Values);

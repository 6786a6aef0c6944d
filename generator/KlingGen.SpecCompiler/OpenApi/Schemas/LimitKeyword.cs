namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>A rule about one value that is told by one operand: what it takes to read it, to check it, to document it and to try
/// it.</summary>
internal sealed class LimitKeyword(string name, JsonKinds kinds, LimitOperand operand, KeywordRole role = KeywordRole.Rule)
    : SchemaKeyword(name, role, kinds)
{
    /// <summary>How its operand is read from a document and written as C#.</summary>
    public LimitOperand Operand { get; } = operand;

    /// <summary>The method of the runtime's <c>ValidationContext</c> that checks it.</summary>
    public required string Check { get; init; }

    /// <summary>What else the method is told, as further arguments in C#.</summary>
    public string CheckOptions { get; init; } = "";

    /// <summary>What it says of a value, for people.</summary>
    public required Func<string, string> Sentence { get; init; }

    /// <summary>How tests see that it is kept.</summary>
    public required LimitTrials Trials { get; init; }
}

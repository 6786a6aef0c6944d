namespace KlingGen.SpecCompiler.Rules;

/// <summary>How much of what schemas say becomes rules.</summary>
internal enum RuleCoverage
{
    /// <summary>What the C# type that was made of them does not carry itself: limits, conditions, names that must be present.</summary>
    BeyondType,

    /// <summary>All of it, over a type that was made of another schema.</summary>
    Whole,
}

namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The forms that the operand of a <see cref="LimitKeyword"/> has.</summary>
internal enum LimitOperand
{
    /// <summary>A whole number from 0 on.</summary>
    Count,

    /// <summary>A number, as the document writes it.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A regular expression of ECMA-262.</summary>
    Pattern,

    /// <summary><c>true</c>; <c>false</c> says nothing.</summary>
    Flag,
}

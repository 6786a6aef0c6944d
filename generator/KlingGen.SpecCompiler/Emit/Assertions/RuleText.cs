using System.Globalization;
using KlingGen.SpecCompiler.Model;
using static KlingGen.SpecCompiler.Emit.CSharpText;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>What the calls of the validation context have in common.</summary>
internal static class RuleText
{
    private const int MaxShown = 400;

    /// <summary>The arguments that say in which words a broken rule is told, and how gravely.</summary>
    public static string Say(Assertion rule) =>
        (rule.Message is { } message ? ", message: " + Literal(message) : "") + (rule.IsWarning ? ", warning: true" : "");

    /// <summary>The call that checks a limit of a value.</summary>
    /// <param name="subject">The C# expression of what is limited: the value itself, or how many it holds.</param>
    /// <param name="operand">The operand in C#; null where the limit itself says all.</param>
    public static string Check(LimitAssertion limit, string subject, string? operand, string context) =>
        $"{context}.{limit.Keyword.Check}({subject}{(operand is null ? "" : ", " + operand)}{limit.Keyword.CheckOptions}{Say(limit)});";

    /// <summary>Whether rules let no value pass.</summary>
    public static bool IsNever(EquatableArray<Assertion> rules) => rules.All(static rule => rule is NeverAssertion);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Short(string text) => text.Length <= MaxShown ? text : text.Substring(0, MaxShown) + "…";
}

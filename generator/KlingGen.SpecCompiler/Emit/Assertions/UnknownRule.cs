using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Assertions;

/// <summary>A rule that nobody emits would be one that nobody keeps.</summary>
internal static class UnknownRule
{
    public static NotSupportedException Of(Assertion rule) => new($"No emitter knows the rule {rule.GetType().Name}.");
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Rules;

/// <summary>In which words a broken rule is told, and how gravely.</summary>
/// <param name="Message">The sentence in place of the built-in one.</param>
internal readonly record struct RuleVoice(string? Message, bool IsWarning)
{
    /// <summary>The voice of what a schema says inside others.</summary>
    public RuleVoice Of(Schema schema) => new(schema.Extensions.ErrorMessage ?? Message, IsWarning || schema.Extensions.IsWarning);

    public Assertion Say(Assertion assertion) => assertion with { Message = Message, IsWarning = IsWarning };
}

namespace KlingGen.SpecCompiler.Tests.Emit;

/// <summary>What the documentation of members says of limits: each once.</summary>
public sealed class LimitDocumentationTests
{
    [Theory]
    [InlineData("type: string, maxLength: 2500, description: At most 2500 characters.", "At most 2500 characters.", "")]
    [InlineData("type: string, maxLength: 2500, description: 'The prompt (max. 2,500 chars).'", "The prompt (max. 2,500 chars).", "")]
    [InlineData("type: string, maxLength: 2500, description: 提示词，不能超过2500个字符", "提示词，不能超过2500个字符", "")]
    [InlineData("type: number, minimum: 0, maximum: 1, description: 'Strength, 0 to 1.'", "Strength, 0 to 1.", "")]
    [InlineData("type: integer, minimum: -10, maximum: 10, description: 'From [-10, 10].'", "From [-10, 10].", "")]
    [InlineData("type: integer, minimum: 1, default: 5, description: 'Default is 5.'", "Default is 5.", "At least 1.")]
    [InlineData("type: integer, maximum: 2, description: Version 2 of it.", "Version 2 of it.", "At most 2.")]
    [InlineData("type: integer, maximum: 25, description: 'At most 2500 of them.'", "At most 2500 of them.", "At most 25.")]
    [InlineData("type: integer, maximum: 9, description: 'At most 3 a day; 9 is one.'", "At most 3 a day; 9 is one.", "At most 9.")]
    [InlineData("type: string, minLength: 2, maxLength: 9", "At least 2 characters. At most 9 characters.", "")]
    public void A_limit_is_told_once(string member, string summary, string remarks)
    {
        var source = Documented(member);

        source.Should().Contain($"/// <summary>{summary}</summary>");
        if (remarks.Length > 0)
        {
            source.Should().Contain($"/// <remarks>{remarks}</remarks>");
        }
        else
        {
            source.Should().NotContain("<remarks>");
        }
    }

    [Fact]
    public void A_name_is_not_repeated_as_a_summary()
    {
        var source = Documented("type: number");

        source.Should().NotContain("zoom_rate\".<").And.NotContain("Prompt.<").And.NotContain("to be filled");
    }

    [Fact]
    public void A_value_of_an_enum_is_told_where_its_name_does_not_spell_it()
    {
        var source = EmittedTypes.FromSchemas("        Size: { type: string, enum: [big, very-big] }\n").Source;

        source.Should().Contain("<summary>\"very-big\".</summary>").And.NotContain("<summary>\"big\".</summary>");
    }

    /// <summary>What is emitted for an object with one member, up to what all objects have.</summary>
    private static string Documented(string member)
    {
        var source = EmittedTypes.FromSchemas($"        Prompt: {{ type: object, properties: {{ zoom_rate: {{ {member} }} }} }}\n").Source;
        var begin = source.IndexOf("public sealed partial record Prompt", StringComparison.Ordinal);
        var start = source.LastIndexOf("namespace", begin, StringComparison.Ordinal);
        return source[start..source.IndexOf("public static Prompt Read", begin, StringComparison.Ordinal)];
    }
}

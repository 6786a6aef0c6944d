using System.Text;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Tests.Yaml;

public sealed class YamlMutationTests
{
    private const string Sound = """
        %YAML 1.2
        ---
        openapi: 3.1.0   # why
        info: {title: "A \"b\" \u00e9", version: '1''s', x: [1, ~, .inf, 0x1F,]}
        paths: &paths
          /a/{id}:
            get:
              description: |-
                text: [not] {parsed}

                  more
              summary: >+
                folded
                text

              tags: [a, *tag]
            ? complex
            : - 1
              - - 2
                - !!str 3
        more:
          <<: *paths
          k: plain text
            on two lines
        ...
        """;

    /// <summary>Whatever stands in a file, reading it ends with a tree or with errors that have places in the text.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_mutilated_document_ends_in_a_tree_or_in_diagnostics(int seed)
    {
        const string Pieces = " \t\n\r:-#,[]{}&*!|>'\"\\%@`?~<=0a\u2028\0\uFEFF\uD83D";
        var random = new Random(seed);
        for (var i = 0; i < 2500; i++)
        {
            var text = new StringBuilder(Sound);
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                        break;
                    case 2:
                        text.Insert(at, text.ToString(at, Math.Min(random.Next(40), text.Length - at)));
                        break;
                    default:
                        text[at] = Pieces[random.Next(Pieces.Length)];
                        break;
                }
            }

            ShouldEnd(text.ToString());
        }
    }

    [Fact]
    public void A_document_cut_off_anywhere_ends_in_a_tree_or_in_diagnostics()
    {
        for (var length = 0; length < Sound.Length; length++)
        {
            ShouldEnd(Sound[..length]);
        }
    }

    private static void ShouldEnd(string text)
    {
        var reading = YamlReading.Of(text);
        if (reading.Root is null)
        {
            reading.Diagnostics.Should().Contain(static found => found.Descriptor.Severity == SpecSeverity.Error, text);
        }

        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        foreach (var found in reading.Diagnostics)
        {
            ShouldBePartOfALine(new SourceSpan(found.Line, found.Column, found.Length), lines, text);
        }

        foreach (var node in reading.Root is { } root ? Nodes(root) : [])
        {
            ShouldBePartOfALine(node.Span, lines, text);
        }
    }

    private static void ShouldBePartOfALine(SourceSpan span, string[] lines, string text)
    {
        span.Line.Should().BeInRange(1, lines.Length, $"{span} is of {text}");
        span.Column.Should().BeGreaterThan(0, text);
        span.Length.Should().BeInRange(0, lines[span.Line - 1].Length - span.Column + 1, $"{span} is of {text}");
    }

    private static IEnumerable<YamlNode> Nodes(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => Nodes(entry.Value).Prepend(entry.Key)).Prepend(node),
        YamlSequence sequence => sequence.Items.SelectMany(Nodes).Prepend(node),
        _ => [node],
    };
}

using System.Globalization;
using System.Text;
using KlingGen.SpecCompiler.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KlingGen.SpecCompiler.Yaml;

/// <summary>Reads YAML 1.2, and so JSON, into a tree of nodes that know where they stand. Nothing recurses,
/// and whatever is wrong becomes a diagnostic with a position.</summary>
internal static class YamlReader
{
    private const int MaxLength = 128 * 1024 * 1024;

    /// <returns>The root node, or null when there is none: the diagnostics then say why.</returns>
    public static YamlNode? Read(string text, string path, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (text.Length > MaxLength)
        {
            diagnostics.Report(SpecDescriptors.DocumentTooLarge, path, SourceSpan.Beginning, text.Length, MaxLength);
            return null;
        }

        var source = new YamlSource(text);
        if (source.FindForbidden() is var forbidden && forbidden >= 0)
        {
            var character = ((int)source.Text[forbidden]).ToString("X4", CultureInfo.InvariantCulture);
            diagnostics.Report(SpecDescriptors.ForbiddenCharacter, path, source.Character(forbidden), character);
            return null;
        }

        var builder = new YamlTreeBuilder(source, path, diagnostics);
        var failure = Build(source, builder, cancellationToken);
        if (failure is not null && source.Repair() is { } repaired)
        {
            builder = new YamlTreeBuilder(repaired, path, diagnostics);
            failure = Build(repaired, builder, cancellationToken);
        }

        if (failure is { } found)
        {
            diagnostics.Report(SpecDescriptors.InvalidYaml, path, found.At, found.Message);
            return null;
        }

        return builder.Finish();
    }

    private static YamlFailure? Build(YamlSource source, YamlTreeBuilder builder, CancellationToken cancellationToken)
    {
        var last = Mark.Empty;
        try
        {
            var parser = new Parser(new Scanner(new StringReader(source.Text), skipComments: true));
            for (var count = 0; parser.MoveNext(); count++)
            {
                if ((count & 0xFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                var current = parser.Current!;
                if (!builder.Handle(current))
                {
                    break;
                }

                // What the end of the text implies stands on a line that is not there.
                if (current.Start.Index < source.Text.Length && current is not DocumentEnd)
                {
                    last = current.End;
                }
            }

            return null;
        }
        catch (YamlException exception)
        {
            return YamlFailure.From(exception, source, last, builder.InnermostFlow);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            // The parser leaves states that it does not foresee with exceptions of the runtime, which carry no position.
            return YamlFailure.After(last, source, builder.InnermostFlow);
        }
    }
}

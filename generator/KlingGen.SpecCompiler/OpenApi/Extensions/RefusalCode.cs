using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What one code of a refusal means.</summary>
internal sealed class RefusalCode : ExtensionView
{
    private const string KindKey = "kind";
    private const string StatusKey = "status";
    private const string MessageKey = "message";
    private const string TypeKey = "type";
    private const string MeaningKey = "meaning";

    private static readonly (string, string)[] s_kinds =
    [
        ("authentication", "Authentication"), ("token", "Token"), ("permission", "Permission"), ("quota", "Quota"),
        ("rateLimit", "RateLimit"), ("concurrency", "Concurrency"), ("contentPolicy", "ContentPolicy"), ("badRequest", "BadRequest"),
        ("duplicate", "Duplicate"), ("notFound", "NotFound"), ("server", "Server"),
    ];

    private RefusalCode(SpecNode node, SpecContext context, string kind)
        : base(node, context) => Kind = kind;

    /// <summary>What the runtime calls the kind of refusal.</summary>
    public string Kind { get; }

    /// <summary>The HTTP status that it comes with; 0 where it does not say, or something else, which is reported.</summary>
    public int Status
    {
        get
        {
            if (Node[StatusKey] is not { } found)
            {
                return 0;
            }

            if (int.TryParse(found.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599)
            {
                return status;
            }

            Context.Reporter.Invalid(found, StatusKey, "an HTTP status");
            return 0;
        }
    }

    /// <summary>The gateway's own words.</summary>
    public string? Message => TextAt(MessageKey);

    /// <summary>The gateway's word for the kind of error.</summary>
    public string? Type => TextAt(TypeKey);

    /// <summary>The sentence that a person reads.</summary>
    public string? Meaning => TextAt(MeaningKey);

    /// <returns>Null where the code has no kind, which is reported.</returns>
    public static RefusalCode? Of(SpecNode codes, string code, SpecContext context)
    {
        var reader = new ExtensionReader(context.Reporter);
        if (reader.Object(codes, code, KindKey, StatusKey, MessageKey, TypeKey, MeaningKey) is not { } node)
        {
            return null;
        }

        if (node[KindKey] is not { } kind)
        {
            context.Reporter.Report(SpecDescriptors.MissingMember, node, code, KindKey);
            return null;
        }

        return reader.Word(kind, "a kind of refusal", s_kinds) is { } known ? new RefusalCode(node, context, known) : null;
    }
}

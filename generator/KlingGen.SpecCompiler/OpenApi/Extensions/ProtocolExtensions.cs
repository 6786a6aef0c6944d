using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>What a schema says of how tasks are made.</summary>
internal readonly struct ProtocolExtensions(SpecNode schema, SpecContext context)
{
    private const string SendDefault = "x-send-default";

    public bool HasTask => schema[TaskExtension.Keyword] is not null;

    public TaskExtension? Task => TaskExtension.Of(schema, context);

    public bool HasError => schema[ErrorExtension.Keyword] is not null;

    public ErrorExtension? Error => ErrorExtension.Of(schema, context);

    public bool HasCodes => schema[RefusalCodes.Keyword] is not null;

    public RefusalCodes? Codes => RefusalCodes.Of(schema, RefusalCodes.Keyword, context);

    public bool HasRequest => schema[RequestExtension.Keyword] is not null;

    /// <summary>Whether it says in the right form that it is a request.</summary>
    public bool IsRequest => schema[RequestExtension.Keyword] is { Mapping: not null };

    public RequestExtension? Request => RequestExtension.Of(schema, context);

    public bool HasOption => schema[OptionExtension.Keyword] is not null;

    public OptionExtension? Option => OptionExtension.Of(schema, context);

    /// <summary>Whether the default is always sent (<c>x-send-default</c>).</summary>
    public bool IsDefaultSent => new ExtensionReader(context.Reporter).Flag(schema, SendDefault, fallback: false);

    /// <summary>Reports that there is no default that could be sent.</summary>
    public void ReportMissingDefault() => context.Reporter.Report(SpecDescriptors.MissingMember, schema, SendDefault, "default");
}

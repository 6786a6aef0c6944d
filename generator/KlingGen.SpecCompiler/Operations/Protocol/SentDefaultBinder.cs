using System.Globalization;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-send-default</c>: the defaults that are always sent.</summary>
internal sealed class SentDefaultBinder(SpecContext context, MemberPathBinder paths)
{
    /// <param name="statements">What the gateway's rule schemas say of the request.</param>
    /// <param name="request">The type of the request.</param>
    public IEnumerable<SentDefaultModel> Bind(IEnumerable<RuleStatement> statements, ModelRef request)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pointer, stated, _) in statements)
        {
            var schema = stated.WithContext(context);
            if (!schema.Protocol.IsDefaultSent || !seen.Add(pointer))
            {
                continue;
            }

            if (schema.Default is not { } value)
            {
                schema.Protocol.ReportMissingDefault();
            }
            else if (paths.Bind(value, pointer, request) is { } path)
            {
                if (IsOfType(value, path.Members[path.Members.Count - 1].Type))
                {
                    yield return new SentDefaultModel(path, value.Json);
                }
                else
                {
                    MemberPathBinder.Refuse(value, pointer, "the value is no text, number or boolean of the member's type");
                }
            }
        }
    }

    private static bool IsOfType(SpecValue value, TypeRef type) => type switch
    {
        PrimitiveRef { Kind: PrimitiveKind.String } or ModelRef { Kind: ModelKind.Enum } => value.Kind == JsonKinds.String,
        PrimitiveRef { Kind: PrimitiveKind.Boolean } => value.Kind == JsonKinds.Boolean,
        PrimitiveRef { Kind: PrimitiveKind.Int32 } =>
            int.TryParse(value.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.Int64 } =>
            long.TryParse(value.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.UInt32 } =>
            uint.TryParse(value.Number, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.UInt64 } =>
            ulong.TryParse(value.Number, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        PrimitiveRef { Kind: PrimitiveKind.Double } => value.Number is not null,
        ModelRef { Kind: ModelKind.Union } => (value.Kind & (JsonKinds.Null | JsonKinds.Array | JsonKinds.Object)) == 0,
        _ => false,
    };
}

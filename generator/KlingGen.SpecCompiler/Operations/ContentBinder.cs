using KlingGen.Formats;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Rules;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds bodies and answers in each of their media types.</summary>
internal sealed class ContentBinder(DocumentTypes types, RuleBinder rules)
{
    private readonly HashSet<TypeDeclaration> _divided = [];

    /// <summary>The types of bodies that are sent part by part and that nothing else has a use for.</summary>
    public IEnumerable<TypeDeclaration> Unused(SpecDocument document) =>
        _divided.Where(declaration => declaration.Document == document && !types.IsUsed(declaration));

    /// <param name="holder">The body or the answer.</param>
    /// <param name="name">The name for a type of its schema.</param>
    /// <param name="isRequest">Whether it is sent.</param>
    public List<ContentModel> Bind(MediaTypeHolder holder, string name, bool isRequest)
    {
        var contents = new List<ContentModel>();
        foreach (var (mediaType, found) in holder.MeantContents)
        {
            if (found.Follow() is { } media)
            {
                contents.Add(Bind(mediaType, media, name, isRequest));
            }
        }

        return contents;
    }

    private ContentModel Bind(string mediaType, MediaType media, string name, bool isRequest)
    {
        var kind = MediaKind.Of(mediaType) ?? KindOfAny(media);
        var schema = (kind.Items == MediaItems.None ? media.Schema : ItemOf(media, kind)) is { IsObject: true } found ? found : null;
        var bound = schema is null ? BoundSchema.Json
            : kind.HasParts ? types.BindUnused(schema, name)
            : types.Bind(schema, name);
        var type = kind.Value switch
        {
            BodyValue.Bytes => new PrimitiveRef(PrimitiveKind.Stream),
            BodyValue.Text => TypeRef.String,
            _ => bound.Type,
        };
        var content = new ContentModel(
            mediaType,
            kind,
            type,
            schema is not null && type == bound.Type ? rules.BeyondType([schema], type) : default,
            kind.HasFields && isRequest && schema is not null ? BindParts(media, type) : default,
            bound.Nullable && type == bound.Type && type != TypeRef.Json,
            IsRaw: kind.Value != BodyValue.OfSchema && (schema is null || IsText(bound.Type)));
        if (kind.HasParts && schema is not null)
        {
            UseMultipart(content, schema, name);
        }

        return content;
    }

    private static bool IsText(TypeRef type) => type is PrimitiveRef
    {
        Kind: PrimitiveKind.String or PrimitiveKind.Stream or PrimitiveKind.Bytes or PrimitiveKind.Json,
    };

    /// <summary>A schema of JSON's own kinds under any type at all is JSON.</summary>
    private MediaKind KindOfAny(MediaType media) =>
        media.Schema is { IsObject: true } schema && types.Normalize(schema).Format != JsonFormats.Binary.Name
            ? MediaKind.Json
            : MediaKind.Binary;

    /// <summary>Where each part is a parameter of its own, nothing refers to the type of the whole.</summary>
    private void UseMultipart(ContentModel content, Schema schema, string name)
    {
        if (content.HasFiles && types.DeclarationOf(content.Type) is { } declaration && declaration.Schema.Equals(schema))
        {
            _divided.Add(declaration);
        }
        else
        {
            types.Bind(schema, name);
        }
    }

    /// <summary>The schema of one line, or of one event's data: OpenAPI 3.2 describes the whole event, and in it the data as a text that
    /// may be JSON.</summary>
    private Schema? ItemOf(MediaType media, MediaKind kind)
    {
        if (media.ItemSchema is not { IsObject: true } item)
        {
            return media.Schema;
        }

        if (kind.Items == MediaItems.Events
            && types.Normalize(item).Properties.FirstOrDefault(static property => property.Name == "data").Schemas is { Count: > 0 } data)
        {
            return data.Select(static part => part.ContentSchema).FirstOrDefault(static found => found is not null) ?? data[0];
        }

        return item;
    }

    /// <summary>The fields of a form. Members of format <c>binary</c> are files.</summary>
    private EquatableArray<PartModel> BindParts(MediaType media, TypeRef type)
    {
        if (types.DeclarationOf(type) is not { } declaration)
        {
            return default;
        }

        var names = ArgumentNames.OfParts();
        return types.PropertiesOf(declaration).Select(property => BindPart(media, property, names)).ToEquatableArray();
    }

    private PartModel BindPart(MediaType media, BoundProperty property, ArgumentNames names)
    {
        var (member, sources) = property;
        var normalized = types.Normalize(sources);
        var encoding = media.EncodingOf(member.JsonName);
        var style = encoding?.Style ?? ParameterStyle.Form;
        var file = FileOf(normalized) ?? member.Type;
        return new PartModel
        {
            JsonName = member.JsonName,
            Name = names.Take(member.JsonName),
            Documentation = Documentation.Of(sources.Concat(normalized.Parts)),
            Type = file,
            Required = member.Required,
            Nullable = member.Nullable,
            ContentType = encoding?.ContentType,
            Style = style,
            Explode = encoding is null || encoding.Explode(ParameterBinder.IsExploded(style)),
            Assertions = file == member.Type ? rules.BeyondType(sources, file) : default,
        };
    }

    /// <summary>The type of a member that is a file, or a list of files; null for others.</summary>
    private TypeRef? FileOf(NormalizedSchema normalized) => IsFile(normalized) ? new PrimitiveRef(PrimitiveKind.Stream)
        : normalized.Items is { IsObject: true } items && IsFile(types.Normalize(items))
        ? new ListRef(new PrimitiveRef(PrimitiveKind.Stream), false)
        : null;

    private static bool IsFile(NormalizedSchema normalized) => normalized.Format == JsonFormats.Binary.Name
        || normalized.Parts.Exists(static part => part.HasContentMediaType && part.ContentEncoding is null);
}

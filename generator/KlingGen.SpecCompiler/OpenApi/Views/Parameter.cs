using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>A parameter of a request, or a header.</summary>
internal sealed class Parameter(SpecNode node, SpecContext context) : MediaTypeHolder(node, context)
{
    private const string MemberKeyword = "x-member";
    private const string Places = "'path', 'query', 'header' or 'cookie'";

    private static readonly Dictionary<string, ParameterLocation> s_locations = new(StringComparer.Ordinal)
    {
        ["path"] = ParameterLocation.Path,
        ["query"] = ParameterLocation.Query,
        ["header"] = ParameterLocation.Header,
        ["cookie"] = ParameterLocation.Cookie,
        ["querystring"] = ParameterLocation.QueryString,
    };

    /// <summary>The parameters of an operation or of a path item, references not followed. A reference in the place of the list may lead to
    /// one, or to parameters by name.</summary>
    public static IEnumerable<Parameter> ListOf(SpecNode holder, SpecContext context)
    {
        var isByName = holder["parameters"] is { } list && SpecNodeMembers.ReferenceOf(list) is not null
            && context.References.TryFollow(list) is { Mapping: not null } found && found["in"] is null && found["schema"] is null;
        var items = isByName
            ? holder.SectionAt("parameters", context).Select(static member => member.Value)
            : (context.Values.Array(holder, "parameters")?.Items()).OrEmpty();
        return items.Select(item => new Parameter(item, context));
    }

    public string? Name => Values.Text(Node, "name");

    /// <summary>Where it stands in a request, as it is written.</summary>
    public string? In => Node["in"]?.Text;

    public ParameterStyle? Style => ParameterStyles.Find(Values.Text(Node, "style"));

    public bool AllowReserved => Values.Flag(Node, "allowReserved");

    public bool IsRequired => Values.Flag(Node, "required");

    /// <summary>Whether a member of the request fills it (<c>x-member</c>).</summary>
    public bool IsFilled => Node[MemberKeyword] is not null;

    /// <summary>The member that fills it; null where a report says why not.</summary>
    public PointerValue? Member => PointerValue.Of(Node[MemberKeyword], MemberKeyword, Context);

    public bool Explode(bool usual) => Values.Flag(Node, "explode", usual);

    public Parameter? Follow() => Context.References.Follow(Node) is { } target ? new Parameter(target, Context) : null;

    /// <summary>The same part, read with another context, which tells others what is wrong in it.</summary>
    public Parameter WithContext(SpecContext context) => new(Node, context);

    /// <summary>Whether it is a body in Swagger's form.</summary>
    public bool IsBody => Values.Text(Node, "in") == "body";

    /// <summary>Where it stands in a request; null where it lacks what a parameter must have or stands at no such place, which is
    /// reported.</summary>
    public (string Name, ParameterLocation In)? Placed
    {
        get
        {
            if (!IsObject)
            {
                Context.Reporter.Ignored(Node, "parameters", "a list of objects");
                return null;
            }

            if (Node["name"] is null || Node["in"] is null)
            {
                if (In != "body")
                {
                    Report(
                        SpecDescriptors.InvalidValue,
                        "parameters",
                        "a list of objects with 'name' and 'in'",
                        "written without one of them here",
                        "ignored");
                }

                return null;
            }

            return Name is { } name && Place is { } place ? (name, place) : null;
        }
    }

    /// <summary>The schema of a parameter without <c>content</c>; in Swagger its keywords stood in the parameter itself.</summary>
    public Schema? MeantSchema
    {
        get
        {
            if (Schema is { } schema)
            {
                return schema;
            }

            if (Node.Mapping is not { } mapping || Node["type"] is null)
            {
                return null;
            }

            ReportKey(SpecDescriptors.OtherVersion, "type", "type", "within 'schema'", "a member of the parameter");
            return new Schema(Node with { Node = Context.InlineSchemaOf(mapping) }, Context);
        }
    }

    /// <summary>Reports that its name is no part of the path.</summary>
    public void ReportNotInPath(string path) => Context.Reporter.Ignored(Node["name"]!, "name", $"in braces in the path '{path}'");

    /// <summary>Reports that it is a body in Swagger's form.</summary>
    public void ReportBody() => ReportKey(
        SpecDescriptors.OtherVersion, "in", "in", Places + ", and a body the operation's 'requestBody'", "'body'");

    /// <summary>It as the body that it is in Swagger.</summary>
    public RequestBody AsBody() => new(Node, Context);

    private ParameterLocation? Place
    {
        get
        {
            if (Values.Text(Node, "in") is not { } place)
            {
                return null;
            }

            if (s_locations.TryGetValue(place, out var location))
            {
                return location;
            }

            if (place != "body")
            {
                Context.Reporter.Ignored(Node["in"]!, "in", Places);
            }

            return null;
        }
    }
}

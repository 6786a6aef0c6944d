using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Names a document's components, then binds every schema that it holds in the order of the document.</summary>
internal sealed class DocumentTraversal(SpecReader reader, SchemaBinder schemas, DocumentScope scope)
{
    private static readonly HashSet<string> s_methods = new(StringComparer.Ordinal) { "get", "put", "post", "delete", "options", "head", "patch", "trace", "query" };

    public void Run()
    {
        if (scope.Document.Root is not { } node)
        {
            return;
        }

        var root = new SpecNode(scope.Document, node, "");
        var components = ComponentSchemas(root);
        NameComponents(components);
        foreach (var spelled in scope.Input.Spelled)
        {
            scope.Types.Reserve(CSharpName.Pascal(spelled));
        }

        foreach (var (_, schema) in components)
        {
            if (schema["x-constrains"] is null)
            {
                schemas.Bind(schema, scope.ComponentName(schema.Node) ?? "Model");
            }
        }

        if (reader.Object(root, "components") is { } parts)
        {
            VisitComponents(parts);
        }

        foreach (var (path, item) in Paths(root))
        {
            VisitPathItem(path, item);
        }

        foreach (var (name, item) in Webhooks(root))
        {
            VisitPathItem(name, item);
        }

        foreach (var fragment in scope.Input.Requested)
        {
            if (scope.Document.Find(fragment) is { Node: YamlMapping } found)
            {
                VisitRequested(new SpecNode(scope.Document, found.Node, found.Pointer));
            }
        }
    }

    /// <summary>A place that other documents lead to, and perhaps nothing in this one. What it is shows in its keywords, since files of parts say no more.</summary>
    private void VisitRequested(SpecNode place)
    {
        var name = schemas.HintOf(place);
        if (Operations(place).Any())
        {
            VisitPathItem(name, place);
        }
        else if (place["responses"] is not null)
        {
            VisitOperation(OperationName(reader, "", name, place), place);
        }
        else if (place["content"] is not null || place["schema"] is not null)
        {
            VisitParameter(place, name);
        }
        else if (place["x-constrains"] is null && LooksLikeSchema(place))
        {
            schemas.Bind(place, name);
        }
    }

    /// <summary>Who asks for a name gets it, then who is called so; the others follow in order, so that a new schema takes no name away that is spelled out.</summary>
    private void NameComponents(List<(string Key, SpecNode Schema)> components)
    {
        var names = new string[components.Count];
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                var (key, schema) = components[i];
                var asked = reader.CSharpName(schema);
                var name = CSharpName.Pascal(key);
                if (round == (asked is not null ? 0 : name == key ? 1 : 2))
                {
                    names[i] = scope.Types.Take(asked ?? name);
                    if (asked is null && names[i] != name && name.Length > 0)
                    {
                        reader.Report(SpecDescriptors.DuplicateName, schema, name, names[i]);
                    }
                }
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            scope.Name(components[i].Schema.Node, names[i]);
            scope.Components.Add(components[i].Schema);
        }
    }

    public static IEnumerable<(string Method, SpecNode Operation)> Operations(SpecNode pathItem)
    {
        foreach (var (key, value) in pathItem.Members())
        {
            if (s_methods.Contains(key.Text) && value.Mapping is not null)
            {
                yield return (key.Text, value);
            }
            else if (key.Text == "additionalOperations")
            {
                foreach (var (method, operation) in value.Members())
                {
                    if (operation.Mapping is not null)
                    {
                        yield return (method.Text, operation);
                    }
                }
            }
        }
    }

    public IEnumerable<(string Key, SpecNode Value)> Paths(SpecNode root) => Members(root, "paths");

    public IEnumerable<(string Key, SpecNode Value)> Webhooks(SpecNode root) => Members(root, "webhooks");

    public IEnumerable<(string Key, SpecNode Value)> Callbacks(SpecNode operation) => Members(operation, "callbacks");

    public IEnumerable<(string Key, SpecNode Value)> ComponentMembers(SpecNode root, string kind) =>
        root["components"] is { Mapping: not null } components ? Members(components, kind) : [];

    /// <summary>The name of an operation's method: its <c>operationId</c>, else its HTTP method and path.</summary>
    public static string OperationName(SpecReader reader, string method, string path, SpecNode operation)
    {
        if (reader.CSharpName(operation) is { } asked)
        {
            return asked;
        }

        if (reader.Text(operation, "operationId") is { } id && CSharpName.Pascal(id) is { Length: > 0 } name)
        {
            return name;
        }

        var words = new List<string> { CSharpName.Pascal(method.ToLowerInvariant()) };
        foreach (var segment in path.Split('/'))
        {
            words.Add(segment.StartsWith("{", StringComparison.Ordinal) ? "By" + CSharpName.Pascal(segment) : CSharpName.Pascal(segment).TrimStart('_'));
        }

        return string.Concat(words);
    }

    private IEnumerable<(string Key, SpecNode Value)> Members(SpecNode parent, string key)
    {
        if (reader.Object(parent, key) is not { } mapping)
        {
            yield break;
        }

        foreach (var (name, value) in mapping.Members())
        {
            if (name.Text.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            if (value.Mapping is not null)
            {
                yield return (name.Text, value);
            }
            else if (!value.IsNull && value.Node is not YamlScalar { Kind: YamlScalarKind.Boolean })
            {
                // A boolean is a schema too.
                reader.LeftOut(value, name.Text, "an object");
            }
        }
    }

    /// <summary>Where the document's named schemas stand: under components, or, in a file of schemas, under its definitions or at its top.</summary>
    private List<(string Key, SpecNode Schema)> ComponentSchemas(SpecNode root)
    {
        var found = new List<(string, SpecNode)>();
        if (root["components"] is { Mapping: not null } components)
        {
            Add(found, Members(components, "schemas"));
        }

        if (scope.Document.Version != SpecVersion.Fragment || found.Count > 0)
        {
            return found;
        }

        if (root.Mapping is { } mapping && SpelledNames.IsSchema(mapping))
        {
            found.Add((scope.FileName, root));
        }

        Add(found, Members(root, "$defs"));
        Add(found, Members(root, "definitions"));
        if (found.Count == 0 && root["paths"] is null)
        {
            found.AddRange(root.Members().Where(static member => LooksLikeSchema(member.Value)).Select(static member => (member.Key.Text, member.Value)));
        }

        return found;
    }

    private static bool LooksLikeSchema(SpecNode node) =>
        node["type"] is { Node: YamlScalar or YamlSequence } || node["$ref"] is not null || node["properties"] is not null
        || node["allOf"] is not null || node["oneOf"] is not null || node["anyOf"] is not null || node["enum"] is not null;

    private static void Add(List<(string, SpecNode)> found, IEnumerable<(string Key, SpecNode Value)> members)
    {
        foreach (var (name, value) in members)
        {
            found.Add((name, value));
        }
    }

    private void VisitComponents(SpecNode components)
    {
        foreach (var (name, parameter) in Members(components, "parameters"))
        {
            VisitParameter(parameter, CSharpName.Pascal(name));
        }

        foreach (var (name, body) in Members(components, "requestBodies"))
        {
            VisitContents(body, CSharpName.Pascal(name) + "Body");
        }

        foreach (var (name, response) in Members(components, "responses"))
        {
            VisitContents(response, CSharpName.Pascal(name) + "Response");
        }

        foreach (var (name, header) in Members(components, "headers"))
        {
            VisitParameter(header, CSharpName.Pascal(name) + "Header");
        }

        foreach (var (name, item) in Members(components, "pathItems"))
        {
            VisitPathItem(name, item);
        }

        foreach (var (name, callback) in Members(components, "callbacks"))
        {
            VisitCallback(name, callback);
        }
    }

    private void VisitCallback(string name, SpecNode callback)
    {
        if (callback["$ref"] is not null)
        {
            return;
        }

        foreach (var (_, item) in callback.Members())
        {
            VisitPathItem(name, item);
        }
    }

    private void VisitPathItem(string path, SpecNode item)
    {
        if (item["$ref"] is not null && reader.Follow(item) is not { } target)
        {
            return;
        }

        foreach (var parameter in (item["parameters"]?.Items()).OrEmpty())
        {
            VisitParameter(parameter, CSharpName.Pascal(path));
        }

        foreach (var (key, value) in item.Members())
        {
            if (s_methods.Contains(key.Text) && value.Mapping is null && !value.IsNull)
            {
                reader.LeftOut(value, key.Text, "an object");
            }
        }

        foreach (var (method, operation) in Operations(item))
        {
            VisitOperation(OperationName(reader, method, path, operation), operation);
        }
    }

    private void VisitOperation(string name, SpecNode operation)
    {
        foreach (var parameter in (operation["parameters"]?.Items()).OrEmpty())
        {
            VisitParameter(parameter, name);
        }

        if (reader.Object(operation, "requestBody") is { } body)
        {
            VisitContents(body, Free(name + "Request"));
        }

        foreach (var (status, response) in Members(operation, "responses"))
        {
            VisitContents(response, Free(ResponseName(name, status)));
        }

        foreach (var (callbackName, callback) in Callbacks(operation))
        {
            VisitCallback(callbackName, callback);
        }
    }

    /// <summary>The name of an inline schema, apart from a component's.</summary>
    private string Free(string name) => scope.IsComponentName(name) ? name + "Body" : name;

    /// <summary>The name of an inline schema in an answer.</summary>
    public static string ResponseName(string operation, string status)
    {
        if (status.StartsWith("2", StringComparison.Ordinal))
        {
            return operation + "Response";
        }

        var code = CSharpName.Pascal(status).TrimStart('_');
        return code.Length > 0 && !char.IsDigit(code[0]) ? operation + code + "Response" : operation + "Error" + code;
    }

    private void VisitParameter(SpecNode parameter, string owner)
    {
        if (parameter["$ref"] is not null)
        {
            return;
        }

        var hint = owner + CSharpName.Pascal(reader.Text(parameter, "name") ?? "");
        if (parameter["schema"] is { } schema)
        {
            schemas.Bind(schema, hint);
        }

        VisitContents(parameter, hint);
    }

    private void VisitContents(SpecNode holder, string hint)
    {
        if (holder["$ref"] is not null)
        {
            return;
        }

        if (holder["schema"] is { Mapping: not null } direct)
        {
            schemas.Bind(direct, hint);
        }

        foreach (var (mediaType, media) in Members(holder, "content"))
        {
            if (media["schema"] is { } schema)
            {
                // Of a multipart body perhaps only the parts are of use, which shows when it is bound.
                schemas.Bind(schema, hint, isUse: !OperationBinder.IsMultipart(mediaType));
            }

            if (media["itemSchema"] is { } item)
            {
                schemas.Bind(item, hint + "Item");
            }
        }
    }
}

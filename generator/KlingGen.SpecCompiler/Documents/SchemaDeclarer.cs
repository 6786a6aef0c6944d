using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;
using KlingGen.SpecCompiler.Types;

namespace KlingGen.SpecCompiler.Documents;

/// <summary>Declares the type of every schema that a document holds, in the order of the document, so that names do not depend on who
/// refers to it.</summary>
internal sealed class SchemaDeclarer(SpecRoot root, OwnNames names, DocumentTypes types)
{
    private readonly OperationSelection _selection = new(names.Input.Options);

    public void Run()
    {
        foreach (var schema in names.Components)
        {
            if (!schema.Extensions.IsRuleSchema)
            {
                types.Bind(schema, names.ComponentName(schema) ?? "Model");
            }
        }

        if (root.Components is { } components)
        {
            Declare(components);
        }

        foreach (var (path, item) in root.Paths)
        {
            Declare(path, item, (method, operation) => _selection.Includes(method, path, operation));
        }

        foreach (var (name, item) in root.Webhooks)
        {
            Declare(name, item);
        }

        foreach (var (path, part) in root.PartsFor(names.Input.Requested).Others)
        {
            Declare(path, part);
        }
    }

    /// <summary>Declares what stands at a place that other documents lead to, and perhaps nothing in this one.</summary>
    private void Declare(string? path, OpenApi.SpecView part)
    {
        var name = types.NameOf(part);
        switch (part)
        {
            case PathItem item:
                Declare(path ?? name, item);
                break;
            case Callback callback:
                Declare(name, callback);
                break;
            case Operation operation:
                Declare(OperationNames.Of("", name, operation), operation);
                break;
            case Parameter parameter:
                DeclareNamed(parameter, OperationNames.Part(name, parameter.Name));
                break;
            case MediaTypeHolder holder:
                DeclareContents(holder, name);
                break;
            case MediaType media:
                Declare("", media, name);
                break;
            case Schema { Extensions.IsRuleSchema: false } schema:
                types.Bind(schema, name);
                break;
        }
    }

    private void Declare(SpecComponents components)
    {
        foreach (var (name, parameter) in components.Parameters)
        {
            Declare(parameter, ComponentNames.Owner(name));
        }

        foreach (var (name, body) in components.RequestBodies)
        {
            DeclareContents(body, ComponentNames.Body(name));
        }

        foreach (var (name, response) in components.Responses)
        {
            DeclareContents(response, ComponentNames.Response(name));
        }

        foreach (var (name, header) in components.Headers)
        {
            Declare(header, ComponentNames.Header(name));
        }

        foreach (var (name, item) in components.PathItems)
        {
            Declare(name, item);
        }

        foreach (var (name, callback) in components.Callbacks)
        {
            Declare(name, callback);
        }
    }

    private void Declare(string name, Callback callback)
    {
        if (!callback.HasReference)
        {
            foreach (var (_, item) in callback.Items)
            {
                Declare(name, item);
            }
        }
    }

    private void Declare(string path, PathItem item) => Declare(path, item, static (_, _) => true);

    private void Declare(string path, PathItem item, Func<string, Operation, bool> includes)
    {
        if (item.HasReference && item.Follow() is null)
        {
            return;
        }

        foreach (var parameter in item.Parameters)
        {
            Declare(parameter, ComponentNames.Owner(path));
        }

        item.ReportInvalidOperations();
        foreach (var (method, operation) in item.Operations.Where(entry => includes(entry.Method, entry.Operation)))
        {
            Declare(OperationNames.Of(method, path, operation), operation);
        }
    }

    private void Declare(string name, Operation operation)
    {
        foreach (var parameter in operation.Parameters)
        {
            Declare(parameter, name);
        }

        if (operation.RequestBody is { } body)
        {
            DeclareContents(body, Free(OperationNames.Request(name)));
        }

        foreach (var (status, response) in operation.Responses)
        {
            DeclareContents(response, Free(OperationNames.Response(name, status)));
        }

        foreach (var (callbackName, callback) in operation.Callbacks)
        {
            Declare(callbackName, callback);
        }
    }

    /// <summary>The name of an inline schema, apart from a component's.</summary>
    private string Free(string name) => names.IsComponentName(name) ? name + "Body" : name;

    private void Declare(Parameter parameter, string owner)
    {
        DeclareNamed(parameter, OperationNames.Parameter(owner, parameter.Name));
    }

    private void DeclareNamed(Parameter parameter, string name)
    {
        if (parameter.HasReference)
        {
            return;
        }

        if (parameter.Schema is { } schema)
        {
            types.Bind(schema, name);
        }

        DeclareContents(parameter, name);
    }

    private void DeclareContents(MediaTypeHolder holder, string name)
    {
        if (holder.HasReference)
        {
            return;
        }

        if (holder.Schema is { IsObject: true } direct)
        {
            types.Bind(direct, name);
        }

        foreach (var (mediaType, media) in holder.Contents)
        {
            Declare(mediaType, media, name);
        }
    }

    private void Declare(string mediaType, MediaType media, string name)
    {
        if (media.Schema is { } schema)
        {
            // Of a multipart body perhaps only the parts are of use, which shows when it is bound.
            _ = MediaTypes.IsMultipart(mediaType) ? types.BindUnused(schema, name) : types.Bind(schema, name);
        }

        if (media.ItemSchema is { } item)
        {
            types.Bind(item, SchemaNames.Item(name));
        }
    }
}

using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Extensions;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Operations.Protocol;

/// <summary>Binds <c>x-paging</c>: how the pages of a list are turned.</summary>
internal sealed class PagingBinder(SpecContext context, ProtocolParameterBinder parameters, PlaceBinder places)
{
    /// <returns>Null where the operation does not say.</returns>
    public PagingModel? Bind(BoundOperation operation)
    {
        if (operation.Operation.WithContext(context).Paging is not { } paging)
        {
            return null;
        }

        var (page, pages) = Parameter(operation, paging.Page);
        var (cursor, _) = Parameter(operation, paging.Cursor);
        var (size, limits) = Parameter(operation, paging.Size);
        var next = operation.SuccessSchema() is { } schema && paging.Next is { } place
            ? places.Bind(place, [schema], PointerCheck.First)
            : null;
        return !paging.IsWhole || (page is null && cursor is null) ? null : new PagingModel(
            page,
            parameters.Limit(pages, SchemaKeywords.Maximum),
            cursor,
            next,
            size,
            parameters.Limit(limits, SchemaKeywords.Maximum),
            parameters.Limit(limits, SchemaKeywords.Default));
    }

    /// <summary>A parameter by its name, or a member of the JSON body by its pointer; and its schema.</summary>
    private (ProtocolParameterModel? Parameter, Schema? Schema) Parameter(BoundOperation operation, SpecValue? named)
    {
        if (named?.Text is not { } name)
        {
            return default;
        }

        if (name.StartsWith("/", StringComparison.Ordinal) && operation.RequestSchema() is { } body)
        {
            var target = places.Checked(named, name, [body]);
            return target.Missing is null ? (new ProtocolParameterModel(name, "Body"), target.Speakers?[0]) : default;
        }

        if (ProtocolParameterBinder.Find(operation, name) is { } parameter && parameters.Bind(operation, parameter) is { } bound)
        {
            return (bound, ProtocolParameterBinder.ViewOf(operation, parameter)?.Schema);
        }

        ProtocolParameterBinder.ReportUnknown(named, operation, name);
        return default;
    }
}

using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>How the pages of a list are turned (<c>x-paging</c>).</summary>
internal sealed class PagingExtension : ExtensionView
{
    private const string Keyword = "x-paging";
    private const string PageKey = "page";
    private const string CursorKey = "cursor";
    private const string NextKey = "next";
    private const string SizeKey = "size";

    private PagingExtension(SpecNode node, SpecContext context)
        : base(node, context)
    {
    }

    /// <summary>What counts pages: the name of a parameter, or a pointer into the request's body.</summary>
    public SpecValue? Page => TextValueAt(PageKey);

    /// <summary>What takes the next cursor, in the same way.</summary>
    public SpecValue? Cursor => TextValueAt(CursorKey);

    /// <summary>What says how much a page holds, in the same way.</summary>
    public SpecValue? Size => TextValueAt(SizeKey);

    /// <summary>Where an answer names the next cursor.</summary>
    public PlaceExtension? Next => PlaceExtension.Of(Node, NextKey, Context);

    /// <summary>Whether it has all that it must; what lacks is reported.</summary>
    public bool IsWhole
    {
        get
        {
            var missing = Node[CursorKey] is not null ? Node[NextKey] is null ? NextKey : null
                : Node[PageKey] is null ? PageKey + "' or '" + CursorKey
                : null;
            if (missing is not null)
            {
                ReportMissing(Keyword, missing);
            }

            return missing is null;
        }
    }

    /// <returns>Null where the operation does not say, or not by an object, which is reported.</returns>
    public static PagingExtension? Of(SpecNode operation, SpecContext context) =>
        new ExtensionReader(context.Reporter).Object(operation, Keyword, PageKey, CursorKey, NextKey, SizeKey) is { } node
            ? new PagingExtension(node, context)
            : null;
}

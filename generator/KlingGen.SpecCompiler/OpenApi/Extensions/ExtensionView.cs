using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;

namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>An extension that says how tasks are made, or a part of one.</summary>
internal abstract class ExtensionView(SpecNode node, SpecContext context) : SpecView(node, context)
{
    protected ExtensionReader Reader => new(Context.Reporter);

    protected string? TextAt(string key) => Reader.Text(Node, key)?.Text;

    protected SpecValue? TextValueAt(string key) => Reader.Text(Node, key) is { } text ? new SpecValue(text, Context) : null;

    protected IEnumerable<SpecValue> ItemsAt(string key) => Reader.Array(Node, key) is { } array ? new SpecValue(array, Context).Items : [];

    /// <summary>The places that members of an object name, in the order of the table.</summary>
    protected IEnumerable<FoundPlace> PlacesIn(SpecNode holder, IEnumerable<PlaceMember> members)
    {
        foreach (var member in members)
        {
            if (PlaceExtension.Of(holder, member.Key, Context) is { } place)
            {
                yield return new FoundPlace(member, place);
            }
        }
    }

    protected void ReportMissing(string extension, string member) => Report(SpecDescriptors.MissingMember, extension, member);

    /// <summary>Reports at a member, or at the whole where there is no such one.</summary>
    protected void ReportAt(string key, SpecDescriptor descriptor, params object[] arguments) =>
        Context.Reporter.Report(descriptor, Node[key] ?? Node, arguments);
}

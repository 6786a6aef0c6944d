using System.Globalization;
using KlingGen.SpecCompiler.Naming;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The gateways of each namespace: a file for each, which changes only when a gateway comes, goes or is renamed.</summary>
internal static class GatewayListEmitter
{
    private const string Descriptors = $"global::System.Collections.Generic.IReadOnlyList<{ProtocolMapEmitter.Tasks}GatewayDescriptor>";

    public static IEnumerable<EmittedFile> Emit(EquatableArray<GatewayListModel> lists)
    {
        for (var i = 0; i < lists.Count; i++)
        {
            // A document's files have a part behind their name, so that none of them is called so.
            var number = i == 0 ? "" : (i + 1).ToString(CultureInfo.InvariantCulture);
            yield return new EmittedFile($"{ReservedNames.GatewayList}{number}.g.cs", Text(lists[i]));
        }
    }

    private static string Text(GatewayListModel list)
    {
        var writer = Emitter.Begin("the documents with 'x-gateway'", list.Namespace, isInternal: false);
        writer.Line("/// <summary>The gateways that documents describe.</summary>");
        writer.Open($"public static class {ReservedNames.GatewayList}");
        writer.Line("/// <summary>All of them, in the order of their documents.</summary>");
        writer.Line($"public static {Descriptors} All {{ get; }} =");
        writer.Line("[");
        foreach (var name in list.Names)
        {
            writer.Line($"    {CSharpText.Identifier(name)}.Descriptor,");
        }

        writer.Line("];");
        writer.Close();
        return writer.ToString();
    }
}

using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>The parts of a document that bear names.</summary>
internal sealed class SpecComponents(SpecNode node, SpecContext context) : SpecView(node, context)
{
    public IEnumerable<(string Key, Schema Schema)> Schemas =>
        At("schemas").Select(member => (member.Key, new Schema(member.Value, Context)));

    public IEnumerable<(string Key, Parameter Parameter)> Parameters =>
        At("parameters").Select(member => (member.Key, new Parameter(member.Value, Context)));

    public IEnumerable<(string Key, RequestBody Body)> RequestBodies =>
        At("requestBodies").Select(member => (member.Key, new RequestBody(member.Value, Context)));

    public IEnumerable<(string Key, Response Response)> Responses =>
        At("responses").Select(member => (member.Key, new Response(member.Value, Context)));

    public IEnumerable<(string Key, Parameter Header)> Headers =>
        At("headers").Select(member => (member.Key, new Parameter(member.Value, Context)));

    public IEnumerable<(string Key, PathItem Item)> PathItems =>
        At("pathItems").Select(member => (member.Key, new PathItem(member.Value, Context)));

    public IEnumerable<(string Key, Callback Callback)> Callbacks =>
        At("callbacks").Select(member => (member.Key, new Callback(member.Value, Context)));

    public IEnumerable<(string Key, SecurityScheme Scheme)> SecuritySchemes =>
        Parts("securitySchemes").Select(member => (member.Key, new SecurityScheme(member.Value, Context)));

    /// <summary>The examples, references not followed.</summary>
    public IEnumerable<(string Key, Example Example)> Examples =>
        Parts("examples").Select(member => (member.Key, new Example(member.Value, Context)));

    /// <summary>The objects that the sections stand in: this one, and where it is a reference as well, what that leads to.</summary>
    private IEnumerable<SpecNode> Holders =>
        SpecNodeMembers.ReferenceOf(Node) is not null && Context.References.Follow(Node) is { } target ? [Node, target] : [Node];

    private IEnumerable<(string Key, SpecNode Value)> At(string section) =>
        Holders.SelectMany(holder => holder.MembersAt(section, Context));

    private IEnumerable<(string Key, SpecNode Value)> Parts(string section) =>
        Holders.SelectMany(holder => holder[section].Parts(section, Context).Select(static member => (member.Key.Text, member.Value)));
}

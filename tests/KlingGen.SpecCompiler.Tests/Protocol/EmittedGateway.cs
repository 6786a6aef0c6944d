using System.Reflection;
using KlingGen.Runtime.Tasks;
using KlingGen.SpecCompiler.Emit;
using KlingGen.SpecCompiler.Tests.Emit;

namespace KlingGen.SpecCompiler.Tests.Protocol;

/// <summary>A document, compiled as a strict project would compile what comes of it, and loaded.</summary>
internal sealed class EmittedGateway
{
    private const string Namespace = "Emitted";

    private readonly Assembly _assembly;

    private EmittedGateway(Assembly assembly, IReadOnlyList<EmittedFile> files)
    {
        _assembly = assembly;
        Files = files;
    }

    public IReadOnlyList<EmittedFile> Files { get; }

    public IReadOnlyList<GatewayDescriptor> All => (IReadOnlyList<GatewayDescriptor>)Type("GatewayDescriptors").GetProperty("All")!.GetValue(null)!;

    public GatewayDescriptor Descriptor => All[0];

    /// <param name="text">The document.</param>
    /// <param name="code">C# that is compiled with it.</param>
    /// <param name="others">Documents beside it.</param>
    public static EmittedGateway Of(string text, string code = "", params (string Path, string Text)[] others)
    {
        var compiled = Compile(text, others);
        compiled.Diagnostics.Should().BeEmpty();
        return new EmittedGateway(StrictCompilation.Load([.. compiled.Files.Select(static file => file.Text), code]), compiled.Files);
    }

    public static SpecCompilation Compile(string text, params (string Path, string Text)[] others) => SpecCompilation.Compile(
        "reel.yaml",
        path => path == "reel.yaml" ? text : others.FirstOrDefault(other => other.Path == path).Text,
        new SpecOptions(Namespace, null),
        default);

    public Type Type(string name) => _assembly.GetType(Namespace + "." + name, throwOnError: true)!;
}

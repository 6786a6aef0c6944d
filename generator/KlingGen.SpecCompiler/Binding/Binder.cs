using KlingGen.SpecCompiler.OpenApi;

namespace KlingGen.SpecCompiler.Binding;

/// <summary>Turns one document, with those that it refers to, into the model of what will be emitted.</summary>
internal static class Binder
{
    public static BindingResult Bind(LinkedSpec spec, CancellationToken cancellationToken) =>
        new BindingSession(spec, cancellationToken).Bind();
}

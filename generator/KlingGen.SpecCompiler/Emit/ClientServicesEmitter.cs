using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>The methods that add a client to an application's services.</summary>
internal static class ClientServicesEmitter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Configure = $"global::System.Action<{ClientTypes.Runtime}ApiClientOptions>? configure = null";

    public static void Emit(CodeWriter writer, string ns, ClientModel client)
    {
        writer.Line($"/// <summary>Adds <see cref=\"{client.Interface}\"/> to an application's services.</summary>");
        writer.Open($"public static partial class {client.Services}");
        Add(writer, ns, client, "", "null", "set its base address, credentials and limits");
        writer.Line();
        Add(
            writer,
            ns,
            client,
            "global::Microsoft.Extensions.Configuration.IConfiguration section, ",
            "section",
            "change what configuration has set");
        writer.Close();
    }

    private static void Add(CodeWriter writer, string ns, ClientModel client, string parameter, string section, string purpose)
    {
        writer.Line($"/// <summary>Adds <see cref=\"{client.Interface}\"/> over the HTTP client <c>{client.Name}</c>.</summary>");
        writer.Line("/// <param name=\"services\">The application's services.</param>");
        if (parameter.Length > 0)
        {
            writer.Line("/// <param name=\"section\">The names of <c>ApiClientOptions</c>; under <c>Credentials</c> a secret, "
                + "or one for each security scheme.</param>");
        }

        writer.Line($"/// <param name=\"configure\">Can {purpose}.</param>");
        writer.Line("/// <returns>The builder of the HTTP client, to which handlers can be added.</returns>");
        writer.Line(
            $"public static global::Microsoft.Extensions.DependencyInjection.IHttpClientBuilder Add{client.Name}(this {Services} services, "
                + $"{parameter}{Configure}) =>");
        writer.Line(
            $"    {ClientTypes.Runtime}DependencyInjection.ApiClientServices.Add<global::{ns}.{client.Interface}>(services, "
                + $"{CSharpText.Literal(client.Name)}, static client => new global::{ns}.{client.Name}(client), {section}, configure);");
    }
}

using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Operations;

/// <summary>Binds how the secrets of a document's schemes travel, and which of them an operation asks for.</summary>
internal sealed class SecurityBinder
{
    private readonly List<SecuritySchemeModel> _schemes = [];
    private readonly HashSet<string> _unsupported = new(StringComparer.Ordinal);

    public SecurityBinder(SpecRoot root)
    {
        foreach (var (key, found) in (root.QuietComponents?.SecuritySchemes).OrEmpty())
        {
            if (found.Follow() is { } scheme)
            {
                var kind = scheme.KindOf(key);
                _schemes.Add(new SecuritySchemeModel(key, kind ?? SecuritySchemeKind.None, scheme.Name, scheme.Description));
                if (kind is null)
                {
                    _unsupported.Add(key);
                }
            }
        }
    }

    public IReadOnlyList<SecuritySchemeModel> Schemes => _schemes;

    public EquatableArray<SecurityRequirementModel> Bind(IEnumerable<SecurityRequirement> alternatives)
    {
        var requirements = new List<SecurityRequirementModel>();
        foreach (var alternative in alternatives)
        {
            var keys = new List<string>();
            foreach (var (key, scopes) in alternative.Schemes)
            {
                if (_schemes.Exists(scheme => scheme.Key == key))
                {
                    keys.Add(key);
                }
                else
                {
                    scopes.Report(SpecDescriptors.UnknownSecurityScheme, key);
                }
            }

            // What cannot be met is no alternative.
            if (!keys.Exists(_unsupported.Contains))
            {
                requirements.Add(new SecurityRequirementModel(keys.ToEquatableArray()));
            }
        }

        return requirements.ToEquatableArray();
    }
}

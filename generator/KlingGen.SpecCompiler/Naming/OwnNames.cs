using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.Model;
using KlingGen.SpecCompiler.OpenApi;
using KlingGen.SpecCompiler.OpenApi.Schemas;
using KlingGen.SpecCompiler.OpenApi.Views;

namespace KlingGen.SpecCompiler.Naming;

/// <summary>Makes the names of one document's types. They depend on this document alone, so that whoever refers to it sees the same
/// ones.</summary>
internal sealed class OwnNames : DocumentNames
{
    private readonly Dictionary<SpecIdentity, string> _components = [];
    private readonly HashSet<string> _componentNames = new(StringComparer.Ordinal);

    /// <summary>Components that a type bears the name of; whatever else they become, such as the cases of a union, is named after
    /// that.</summary>
    private readonly HashSet<SpecIdentity> _taken = [];

    private readonly List<DeclaredType> _types = [];
    private readonly AskedTypes _asked = new();
    private readonly DeclaredNames? _before;
    private readonly List<Schema> _schemas = [];
    private ServiceNames? _services;

    /// <param name="input">The document.</param>
    /// <param name="root">The document as it is read.</param>
    /// <param name="spelled">The names that all documents of the namespace spell out, to which a name made up for an inner schema gives
    /// way, and those chosen for clients, to which all do.</param>
    /// <param name="before">The names that its types got when they were declared, which they keep; null where they get them
    /// now.</param>
    public OwnNames(SpecInput input, SpecRoot? root, NamespaceNames spelled, DeclaredNames? before)
        : base(input)
    {
        _before = before;
        Types = new NameScope("Model", input.Resolver, ReservedNames.GatewayList);
        foreach (var client in spelled.Clients)
        {
            Types.Keep(client);
            Types.Keep(ServiceNames.InterfaceOf(client));
            Types.Keep(ServiceNames.RegistrationOf(client));
        }

        if (root is not null)
        {
            NameComponents(root.PartsFor(input.Requested).NamedSchemas(input.FileName));
        }

        Types.GiveWayTo(spelled);
        foreach (var type in before?.Types ?? [])
        {
            Types.Reserve(type.Name);
        }
    }

    /// <summary>The names of the document's types, its client and all else that it emits into its namespace.</summary>
    public NameScope Types { get; }

    /// <summary>The names of what it emits beside the types of its schemas, once these are declared.</summary>
    public ServiceNames Services => _services!;

    /// <summary>The schemas that have names of their own, in the order of the document.</summary>
    public IReadOnlyList<Schema> Components => _schemas;

    public override string? ComponentName(Schema schema) => _components.TryGetValue(schema.Identity, out var name) ? name : null;

    /// <summary>Types that were declared before and have not been asked for again.</summary>
    public IEnumerable<DeclaredType> Missing => (_before?.Types ?? []).Except(_types);

    public bool Has(DeclaredType type) => _types.Contains(type);

    public bool IsComponentName(string name) => _componentNames.Contains(name);

    public override string TypeName(Schema schema, ModelKind kind, string name)
    {
        var before = _before?.Find(schema.Origin, kind, name, _asked.Next(schema, kind, name));
        var made = ComponentName(schema);
        var isTold = false;

        // The name of a rule schema is that of its check, whoever takes it for a type as well.
        if (made is null || schema.Extensions.IsRuleSchema || !_taken.Add(schema.Identity))
        {
            var asked = AskedNames.Of(schema);
            var wanted = asked ?? name;
            var isToldOf = asked is not null || Types.IsKept(wanted);
            made = before?.Taken ?? Types.Take(wanted);
            isTold = isToldOf && wanted != made;
            if (isTold)
            {
                schema.Report(SpecDescriptors.DuplicateName, wanted, made);
            }
        }

        var type = before ?? new DeclaredType(schema.Origin, schema.Pointer, kind, name, made, Apart(kind, made), isTold);
        _types.Add(type);
        return type.Name;
    }

    /// <summary>Names what else it emits, after all types of its schemas.</summary>
    public void NameServices(SpecRoot root) => _services = new ServiceNames(Input, root, Types);

    /// <summary>The names that were made so far.</summary>
    public DeclaredNames Declared() => new(Input, _components, _types, _services);

    /// <summary>The name of a type, apart from those of its members.</summary>
    private string Apart(ModelKind kind, string name) => ReservedNames.IsMemberOf(kind, name) ? Types.Take(name + kind) : name;

    /// <summary>Who asks for a name gets it, then who is called so; the others follow in order, so that a new schema takes no name away
    /// that is spelled out.</summary>
    private void NameComponents(IReadOnlyList<(string Key, Schema Schema)> components)
    {
        var names = new string[components.Count];
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                var (key, schema) = components[i];
                var asked = AskedNames.Of(schema);
                var name = CSharpName.Pascal(key);
                if (round == (asked is not null ? 0 : name == key ? 1 : 2))
                {
                    var wanted = asked ?? name;
                    names[i] = Types.Take(wanted);
                    if (names[i] != wanted && wanted.Length > 0)
                    {
                        schema.Report(SpecDescriptors.DuplicateName, wanted, names[i]);
                    }
                }
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            var schema = components[i].Schema;
            if (!_components.ContainsKey(schema.Identity))
            {
                _components.Add(schema.Identity, names[i]);
                _componentNames.Add(names[i]);
            }

            _schemas.Add(schema);
        }
    }
}

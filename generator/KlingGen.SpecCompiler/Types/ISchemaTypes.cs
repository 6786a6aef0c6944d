using KlingGen.SpecCompiler.OpenApi.Schemas;

namespace KlingGen.SpecCompiler.Types;

/// <summary>Gives schemas their types, for binders of types that hold others.</summary>
internal interface ISchemaTypes
{
    /// <param name="schema">The schema.</param>
    /// <param name="name">The C# name for the type, should it need one and not be a component with a name of its own.</param>
    BoundSchema Bind(Schema schema, string name);

    /// <summary>Binds what a schema says, whichever schemas it says it by.</summary>
    /// <param name="normalized">What is said.</param>
    /// <param name="identity">The schema that the type is made of.</param>
    /// <param name="name">As above.</param>
    BoundSchema Bind(NormalizedSchema normalized, Schema identity, string name);

    /// <summary>The type of values of one kind.</summary>
    BoundSchema Bind(JsonKinds kind, NormalizedSchema normalized, Schema identity, string name);

    /// <summary>Lets a schema have a type before the types inside it are known, which may lead back to it.</summary>
    void Remember(Schema schema, BoundSchema bound);
}

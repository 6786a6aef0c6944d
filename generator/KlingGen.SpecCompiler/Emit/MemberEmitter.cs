using System.Globalization;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit;

/// <summary>How one member of an object is stored, and how that tells absent, null and present apart.</summary>
internal sealed class MemberEmitter(
    TypeNames types,
    TypeRef type,
    string name,
    bool required,
    bool nullable,
    bool isDemanded = true)
{
    private readonly bool _isJson = type is PrimitiveRef { Kind: PrimitiveKind.Json or PrimitiveKind.Stream };
    private readonly bool _isValue = TypeNames.IsValueType(type);

    private string Type => types.Name(type);

    private string Name => CSharpText.Identifier(name);

    private string Field => "_" + name;

    /// <summary>Structs around a reference know themselves whether they are absent.</summary>
    private bool KnowsAbsence => type is ModelRef { Kind: not ModelKind.Object } || _isJson;

    private bool HasField => required && (nullable && !_isJson || (_isValue && !KnowsAbsence));

    /// <summary>What the server sets, or has one value only, need not be set by those who make a request.</summary>
    private string Demand => isDemanded ? "required " : "";

    /// <summary>A document may have a member that is called like that of the base.</summary>
    private string Public => name == AdditionalPropertiesModel.UsualName ? "public new " : "public ";

    public bool IsOptional => !required && nullable && !_isJson;

    /// <summary>Whether a value of the right JSON type may still not be one of the C# type.</summary>
    private static bool MayMisfit(TypeRef type) => type switch
    {
        PrimitiveRef { IsWhole: true } or PrimitiveRef { IsReal: true } => true,
        PrimitiveRef { Kind: PrimitiveKind.DateTimeOffset or PrimitiveKind.DateOnly or PrimitiveKind.TimeOnly } => true,
        PrimitiveRef { Kind: PrimitiveKind.Guid or PrimitiveKind.Uri or PrimitiveKind.Bytes } => true,
        ListRef list => MayMisfit(list.Item),
        MapRef map => MayMisfit(map.Value),
        _ => false,
    };

    /// <summary>The type of what the reader reads for it, null included where it is a value.</summary>
    public string Codec => types.Codec(type, nullable && !_isJson);

    public void EmitProperty(CodeWriter writer)
    {
        if (IsOptional)
        {
            EmitProperty(writer, $"__R.Optional<{Type}?>", "internal readonly", "Optional");
        }
        else if (!required)
        {
            EmitProperty(writer, Type + "?", "internal readonly", "Value");
        }
        else if (!HasField)
        {
            EmitProperty(writer, Demand + Type, "internal readonly", _isJson ? "Value.GetValueOrDefault()" : "Value!");
        }
        else
        {
            // Rule sets of the compilation look at it too, and types below set it.
            EmitProperty(writer, Demand + Type + (nullable ? "?" : ""), "internal", nullable ? "Value" : "GetValueOrDefault()");
        }
    }

    private void EmitProperty(CodeWriter writer, string declared, string access, string read)
    {
        if (Storage is not { } storage)
        {
            writer.Line($"{Public}{declared} {Name} {{ get; init; }}");
            return;
        }

        writer.Line($"{Public}{declared} {Name} {{ get => this.{Field}.{read}; init => this.{Field} = "
            + $"{(HasField && !nullable ? "value" : "new(value)")}; }}");
        writer.Line($"{access} {storage} {Field};");
    }

    /// <summary>The type of the member's field, where it has one of its own: for what tells absence, and for equality by value.</summary>
    private string? Storage => (nullable && !_isJson, type) switch
    {
        (true, _) when TypeNames.IsComparedByContent(type) => $"{Emitter.Serialization}OptionalValue<{types.Name(type)}?, {Codec}>",
        (true, _) => HasField ? $"__R.Optional<{Type}?>" : null,
        (_, ListRef list) => $"{Emitter.Serialization}ListValue<{Arguments(list.Item, list.ItemNullable)}>",
        (_, MapRef map) => $"{Emitter.Serialization}MapValue<{Arguments(map.Value, map.ValueNullable)}>",
        (_, PrimitiveRef { Kind: PrimitiveKind.Bytes }) => Emitter.Serialization + "BytesValue",
        _ when _isJson => Emitter.Serialization + "JsonElementValue",
        _ => HasField ? Type + "?" : null,
    };

    private string Arguments(TypeRef item, bool itemNullable) => $"{types.Name(item, itemNullable)}, {types.Codec(item, itemNullable)}";

    /// <summary>The statement that sets the member.</summary>
    /// <param name="value">The value in C#.</param>
    public string Set(string value) => $"this.{Name} = {value};";

    /// <summary>The statement that takes a value from the reader.</summary>
    /// <param name="index">The member's index.</param>
    public string Read(int index)
    {
        var stored = $"this.{(HasField ? Field : Name)} = ";
        if (MayMisfit(type))
        {
            return $"{stored}{Codec}.Read(ref reader, s_names, {index.ToString(CultureInfo.InvariantCulture)}, this);";
        }

        // No conversion leads from an interface, such as a list's, to Optional.
        var read = types.Read(type, nullable && !_isJson);
        return stored + (nullable && !_isJson ? $"new({read});" : read + ";");
    }

    /// <summary>The condition under which the member is there, seen from inside the type.</summary>
    public string IsPresent(string self) => (HasField, nullable && !_isJson) switch
    {
        (true, true) => $"{self}{Field}.IsPresent",
        (true, false) => $"{self}{Field}.HasValue",
        (false, true) => $"{self}{Name}.IsPresent",
        _ when required && _isJson => $"{self}{Name}.ValueKind != global::System.Text.Json.JsonValueKind.Undefined",
        _ when required && type is ModelRef { Kind: ModelKind.Enum } => $"{self}{Name}.Value is not null",
        _ when required && type is ModelRef { Kind: ModelKind.Union } => $"{self}{Name}.HasValue",
        _ => $"{self}{Name} is not null",
    };

    /// <summary>The condition that names a local variable for the value, where it is present and not null.</summary>
    public string Take(string self, string local)
    {
        if (HasField || IsOptional)
        {
            return $"{self}{(HasField ? Field : Name)}{(nullable && !_isJson ? ".Value" : "")} is {{ }} {local}";
        }

        return required && KnowsAbsence
            ? $"{IsPresent(self)} && {self}{Name} is var {local}"
            : $"{self}{Name} is {{ }} {local}";
    }

    /// <summary>The value as a C# expression that is null when it is absent, for patterns; null where patterns cannot say it.</summary>
    public string? Scalar(string self)
    {
        var isEnum = type is ModelRef { Kind: ModelKind.Enum };
        var isPlain = type is PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Boolean } or PrimitiveRef { IsWhole: true }
            or PrimitiveRef { Kind: PrimitiveKind.Double or PrimitiveKind.Decimal };
        if (!isEnum && !isPlain)
        {
            return null;
        }

        var stored = self + (HasField ? Field : Name) + (nullable ? ".Value" : "");
        return !isEnum ? stored : required && !nullable ? stored + ".Value" : stored + "?.Value";
    }

    /// <summary>The statement that writes the member, unless it is absent.</summary>
    public string Write(int index)
    {
        var (method, value) = (nullable && !_isJson, type) switch
        {
            (true, _) => ($"WriteOptional<{types.Name(type, nullable)}, {Codec}>", Stored),
            (_, PrimitiveRef { Kind: PrimitiveKind.String }) => ("WriteString", Stored),
            (_, PrimitiveRef { Kind: PrimitiveKind.Boolean }) => ("WriteBoolean", Stored),
            (_, PrimitiveRef { Kind: PrimitiveKind.Int32 }) => ("WriteInt32", Stored),
            (_, PrimitiveRef { Kind: PrimitiveKind.Int64 }) => ("WriteInt64", Stored),
            (_, ModelRef { Kind: ModelKind.Enum }) => ("WriteString", Scalar("this.")!),
            (_, ModelRef { Kind: ModelKind.Union }) => ($"WriteUnion<{Type}>", Struct),
            (_, ModelRef) => ("WriteModel", Stored),
            _ when _isJson => ("WriteJson", Struct),
            _ => ($"Write{(_isValue ? "Value" : "Object")}<{Type}, {Codec}>", Stored),
        };
        return $"{Emitter.Serialization}Member.{method}(writer, names, {index.ToString(CultureInfo.InvariantCulture)}, {value});";
    }

    /// <summary>The statement that checks the member against the rules that its type carries, unless it is absent.</summary>
    /// <param name="jsonName">The member's name as a C# literal.</param>
    public string Validate(string jsonName)
    {
        var stored = nullable ? Stored + ".Value" : Stored;
        if (type is PrimitiveRef { Kind: PrimitiveKind.String or PrimitiveKind.Single or PrimitiveKind.Double } primitive)
        {
            var check = primitive.Kind == PrimitiveKind.String ? "Text" : "Finite";
            return $"context.{check}({stored}, {jsonName}, ref mark);";
        }

        if (type is ListRef or MapRef && !nullable)
        {
            return $"this.{Field}.Validate({jsonName}, ref mark, ref context);";
        }

        var method = type switch
        {
            ModelRef { Kind: ModelKind.Object } => "ValidateModel",
            ModelRef => $"ValidateModel<{Type}>",
            _ => $"Validate<{Type}, {types.Codec(type)}>",
        };
        return $"{Emitter.Serialization}Member.{method}({(_isValue ? Struct : stored)}, {jsonName}, "
            + "ref mark, ref context);";
    }

    private string Stored => "this." + (HasField ? Field : Name);

    /// <summary>A struct that knows itself whether it is absent.</summary>
    private string Struct => (nullable && !_isJson, required) switch
    {
        (true, _) => Stored + ".Value.GetValueOrDefault()",
        (_, true) => Stored,
        _ => Stored + ".GetValueOrDefault()",
    };
}

using System.Globalization;
using KlingGen.SpecCompiler.Diagnostics;
using KlingGen.SpecCompiler.OpenApi.References;
using KlingGen.SpecCompiler.Yaml;

namespace KlingGen.SpecCompiler.OpenApi;

/// <summary>Reads the members of nodes as what the standard says they are, and reports what is not so.</summary>
internal sealed class ValueReader(SpecReporter reporter, ReferenceResolver references)
{
    /// <summary>A keyword that must be a string. A number or boolean without quotes is taken by its text.</summary>
    public string? Text(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Node is YamlScalar scalar)
        {
            return scalar.Text;
        }

        reporter.Ignored(value, key, "a string");
        return null;
    }

    public bool Flag(SpecNode parent, string key, bool fallback = false)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return fallback;
        }

        var text = (value.Node as YamlScalar)?.Text.ToLowerInvariant();
        if (text is not ("true" or "false"))
        {
            reporter.Ignored(value, key, "true or false");
            return fallback;
        }

        if (value.Node is not YamlScalar { Kind: YamlScalarKind.Boolean })
        {
            reporter.Coerced(value, key, "true or false", text);
        }

        return text == "true";
    }

    /// <summary>A keyword that must be a whole number from 0 on.</summary>
    public int? Count(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        const string expected = "a whole number from 0 on";
        if (value.Node is YamlScalar { Kind: not YamlScalarKind.Boolean } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= 0 && Math.Floor(number) == number)
        {
            var count = number > int.MaxValue ? int.MaxValue : (int)number;
            if (scalar.Kind == YamlScalarKind.String)
            {
                reporter.Coerced(value, key, expected, count.ToString(CultureInfo.InvariantCulture));
            }

            return count;
        }

        reporter.Ignored(value, key, expected);
        return null;
    }

    /// <summary>A keyword that must be a number, as the document writes it.</summary>
    public string? Number(SpecNode parent, string key)
    {
        if (parent[key] is not { } value)
        {
            return null;
        }

        if (JsonText.Number(value.Node) is { } number)
        {
            return number;
        }

        if (value.Node is YamlScalar { Kind: YamlScalarKind.String } quoted
            && JsonText.Number(new YamlScalar(quoted.Line, quoted.Column, quoted.Text, CoreSchema.KindOf(quoted.Text))) is { } meant)
        {
            reporter.Coerced(value, key, "a number", meant);
            return meant;
        }

        reporter.Ignored(value, key, "a number");
        return null;
    }

    public SpecNode? Object(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Mapping is not null)
        {
            return value;
        }

        // Languages that have one word for both write an empty object as an empty array.
        if (value.Node is YamlSequence { Items.Count: 0 })
        {
            reporter.Coerced(value, key, "an object", "an empty object");
            return null;
        }

        reporter.Invalid(value, key, "an object");
        return null;
    }

    public SpecNode? Array(SpecNode parent, string key)
    {
        if (parent[key] is not { } value || value.IsNull)
        {
            return null;
        }

        if (value.Node is YamlSequence)
        {
            return value;
        }

        if (value.Node is YamlMapping { Entries.Count: 0 })
        {
            reporter.Coerced(value, key, "an array", "an empty array");
            return null;
        }

        // A list may be one reference to where its items stand. Else it is a reference in place of its only item.
        if (SpecNodeMembers.ReferenceOf(value) is not null && references.TryFollow(value) is { Node: YamlSequence } list)
        {
            return list;
        }

        if (value.Node is YamlMapping)
        {
            reporter.Coerced(value, key, "an array", "a list of it alone");
            return value with { Node = new YamlSequence(value.Node.Line, value.Node.Column, [value.Node]) };
        }

        reporter.Invalid(value, key, "an array");
        return null;
    }

    public IEnumerable<string> Texts(SpecNode parent, string key)
    {
        if (parent[key] is { Node: YamlScalar { Kind: YamlScalarKind.String } only } single)
        {
            reporter.Coerced(single, key, "an array of strings", $"a list of '{only.Text}' alone");
            yield return only.Text;
            yield break;
        }

        if (Array(parent, key) is not { } array)
        {
            yield break;
        }

        foreach (var item in array.Items())
        {
            if (item.Node is YamlScalar scalar)
            {
                yield return scalar.Text;
            }
            else
            {
                reporter.Ignored(item, key, "an array of strings");
            }
        }
    }

    /// <summary>The member that a discriminator looks at. Swagger had its name alone in the discriminator's place.</summary>
    public string? DiscriminatorName(SpecNode discriminator)
    {
        if (discriminator.Text is not { } name)
        {
            return Text(discriminator, "propertyName");
        }

        reporter.Coerced(discriminator, "discriminator", "an object", "its 'propertyName'");
        return name;
    }

    /// <summary>The names that an object requires. A boolean is draft 3's word for the member that it stands in.</summary>
    public IEnumerable<string> Required(SpecNode schema)
    {
        if (schema["required"] is not { Node: YamlScalar { Kind: YamlScalarKind.Boolean } })
        {
            return Texts(schema, "required");
        }

        reporter.ReportKey(SpecDescriptors.OtherVersion, schema, "required", "required", "an array of names", "a boolean");
        return [];
    }
}

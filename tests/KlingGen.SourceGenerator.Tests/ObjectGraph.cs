using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KlingGen.SourceGenerator.Tests;

/// <summary>All that can be reached from an object through its fields.</summary>
internal static class ObjectGraph
{
    public static HashSet<Type> TypesIn(object root)
    {
        var types = new HashSet<Type>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<object>([root]);
        while (pending.TryPop(out var current))
        {
            var type = current.GetType();
            if (type.IsPrimitive || type.IsEnum || current is string or Type or Pointer || (!type.IsValueType && !seen.Add(current)))
            {
                continue;
            }

            types.Add(type);
            foreach (var child in current is Array array && !array.GetType().GetElementType()!.IsPrimitive ? array : Fields(current, type))
            {
                if (child is not null)
                {
                    pending.Push(child);
                }
            }
        }

        return types;
    }

    private static IEnumerable Fields(object instance, Type type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsByRefLike && !field.FieldType.IsPointer)
                {
                    yield return field.GetValue(instance);
                }
            }
        }
    }
}

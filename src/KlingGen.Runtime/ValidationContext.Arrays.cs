using System.Text.Json;
using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime;

/// <content>Rules about arrays.</content>
public ref partial struct ValidationContext
{
    /// <summary><c>minItems</c>.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="limit">The fewest.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MinItems(int count, int limit, string? message = null, bool warning = false)
    {
        if (count < limit && Records(warning))
        {
            Record("minItems", $"Must have at least {Count(limit, "item")}, but has {count}.", message, warning);
        }
    }

    /// <summary><c>maxItems</c>.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="limit">The most.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void MaxItems(int count, int limit, string? message = null, bool warning = false)
    {
        if (count > limit && Records(warning))
        {
            Record("maxItems", $"Must have at most {Count(limit, "item")}, but has {count}.", message, warning);
        }
    }

    /// <summary><c>uniqueItems</c>.</summary>
    /// <typeparam name="T">The type of an item, whose equality is that of its JSON.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void UniqueItems<T>(IReadOnlyList<T> items, string? message = null, bool warning = false)
    {
        const int MaxCompared = 16;
        if (items.Count < 2)
        {
            return;
        }

        var seen = items.Count > MaxCompared ? new HashSet<T>(items.Count) : null;
        for (var i = 0; i < items.Count; i++)
        {
            var first = seen is not null ? (seen.Add(items[i]) ? -1 : 0) : IndexBefore(items, i);
            if (first >= 0)
            {
                RecordDuplicate(i, message, warning);
                return;
            }
        }
    }

    /// <summary><c>uniqueItems</c>.</summary>
    /// <param name="items">The items, an array.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void UniqueItems(JsonElement items, string? message = null, bool warning = false)
    {
        var seen = new HashSet<JsonElement>(JsonEquality.Comparer);
        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            if (!seen.Add(item))
            {
                RecordDuplicate(index, message, warning);
                return;
            }

            index++;
        }
    }

    /// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
    /// <param name="count">How many items fit.</param>
    /// <param name="minimum">The fewest.</param>
    /// <param name="maximum">The most.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void Contains(int count, int minimum, int maximum = int.MaxValue, string? message = null, bool warning = false)
    {
        if ((count < minimum || count > maximum) && Records(warning))
        {
            var asked = maximum == int.MaxValue ? "at least " + Count(minimum, "item") : $"{minimum} to {Count(maximum, "item")}";
            Record("contains", $"Must hold {asked} for which the document's condition holds, but has {count}.", message, warning);
        }
    }

    /// <summary><c>unevaluatedItems: false</c>: reports the first item that no part of the schema speaks of.</summary>
    /// <param name="index">The item's index.</param>
    /// <param name="message">The document's own sentence.</param>
    /// <param name="warning">Whether the rule only warns.</param>
    public void UnevaluatedItem(int index, string? message = null, bool warning = false)
    {
        if (Records(warning))
        {
            Record("unevaluatedItems", $"Must not hold item {index}, of which the document says nothing: remove it.", message, warning);
        }
    }

    private void RecordDuplicate(int index, string? message, bool warning)
    {
        if (Records(warning))
        {
            Record("uniqueItems", $"Must not hold the same item twice, but item {index} is there before.", message, warning);
        }
    }

    private static int IndexBefore<T>(IReadOnlyList<T> items, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (EqualityComparer<T>.Default.Equals(items[i], items[end]))
            {
                return i;
            }
        }

        return -1;
    }
}

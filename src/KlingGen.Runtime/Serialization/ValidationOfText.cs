namespace KlingGen.Runtime.Serialization;

/// <summary>Brings together what reading and what the rules found in a text.</summary>
internal static class ValidationOfText
{
    public static ValidationResult Combine(ReadOnlySpan<byte> utf8, List<JsonMismatch> mismatches, ValidationResult rules)
    {
        if (mismatches.Count == 0 && rules.Errors.Count + rules.Warnings.Count == 0)
        {
            return rules;
        }

        mismatches.Sort(static (left, right) => left.Offset.CompareTo(right.Offset));
        var pointers = JsonLocations.PointersAt(utf8, mismatches.ConvertAll(static mismatch => mismatch.Offset).ToArray());
        var unreadable = new HashSet<string>(pointers, StringComparer.Ordinal);
        var found = new List<(long Offset, ValidationError Error)>();
        for (var i = 0; i < pointers.Length; i++)
        {
            var (pointer, mismatch) = (pointers[i], mismatches[i]);
            var error = new ValidationError { InstanceLocation = pointer, Keyword = mismatch.Keyword, Message = mismatch.Message };
            found.Add((mismatch.Offset, error));
        }

        foreach (var error in rules.Errors)
        {
            if (!IsConsequence(error, unreadable))
            {
                found.Add((JsonLocations.OffsetOf(utf8, error.InstanceLocation), error));
            }
        }

        return new ValidationResult(
            found.OrderBy(static entry => entry.Offset).Select(static entry => entry.Error).ToArray(),
            rules.Warnings.Where(warning => !IsConsequence(warning, unreadable)).ToArray())
            .ToldOnce();
    }

    /// <summary>Whether a rule is broken only because a value could not be read: it is not missing, and its content is not known.</summary>
    private static bool IsConsequence(ValidationError error, HashSet<string> unreadable)
    {
        if (unreadable.Count == 0)
        {
            return false;
        }

        if (error.MissingMember is { } member
            && error.InstanceLocation + "/" + JsonLocations.Escape(member) is var missing
            && (unreadable.Contains(missing) || HasWithin(unreadable, missing)))
        {
            return true;
        }

        var isCondition = error.Keyword is "anyOf" or "oneOf" or "not" or "contains" or "uniqueItems" or "minProperties"
            or "unevaluatedProperties" or "unevaluatedItems";
        if (isCondition && HasWithin(unreadable, error.InstanceLocation))
        {
            // The condition was judged as if the value inside were absent.
            return true;
        }

        var location = error.InstanceLocation;
        while (true)
        {
            if (unreadable.Contains(location))
            {
                return true;
            }

            var parent = location.LastIndexOf('/');
            if (parent < 0)
            {
                return false;
            }

            location = location[..parent];
        }
    }

    private static bool HasWithin(HashSet<string> pointers, string location) =>
        pointers.Any(pointer => pointer.StartsWith(location + "/", StringComparison.Ordinal));
}

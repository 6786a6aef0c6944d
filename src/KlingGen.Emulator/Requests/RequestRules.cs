using System.Text;
using System.Text.Json;
using KlingGen.Emulator.Tasks;
using KlingGen.Runtime;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Requests;

/// <summary>Checks requests by the rules of their gateway.</summary>
internal static class RequestRules
{
    private const int ToldErrors = 3;

    /// <summary>What is wrong with a request, in a sentence; null when nothing is.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static string? Complaint(ProductDescriptor product, ReadOnlySpan<byte> utf8)
    {
        var result = Validate(product, utf8);
        if (result.IsValid)
        {
            return null;
        }

        var sentence = new StringBuilder();
        foreach (var error in result.Errors.Take(ToldErrors))
        {
            sentence.Append(sentence.Length == 0 ? "" : " ");
            if (error.InstanceLocation.Length > 0)
            {
                sentence.Append(error.InstanceLocation.AsSpan(1)).Append(": ");
            }

            sentence.Append(error.Message);
        }

        return result.Errors.Count > ToldErrors ? $"{sentence} (and {result.Errors.Count - ToldErrors} more)" : sentence.ToString();
    }

    private static ValidationResult Validate(ProductDescriptor product, ReadOnlySpan<byte> utf8)
    {
        try
        {
            return product.Validate(utf8);
        }
        catch (JsonException)
        {
            throw Refusals.InvalidRequest("The body is not valid JSON");
        }
    }
}

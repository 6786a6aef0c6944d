using System.Text;

namespace KlingGen.Runtime;

/// <summary>A request that breaks the document's rules and was not sent.</summary>
public sealed class ApiValidationException : ApiException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="result">What is wrong.</param>
    public ApiValidationException(ValidationResult result)
        : base(Sentence(result))
    {
        Result = result;
        Failure = ApiFailure.InvalidRequest;
        Outcome = RequestOutcome.NotSent;
    }

    /// <summary>What is wrong, all of it.</summary>
    public ValidationResult Result { get; }

    private static string Sentence(ValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder("The request is invalid and was not sent.");
        foreach (var error in result.Errors)
        {
            text.Append(' ')
                .Append(error.InstanceLocation)
                .Append(error.InstanceLocation.Length == 0 ? "" : ": ")
                .Append(error.Message.TrimEnd('.'))
                .Append('.');
        }

        return text.ToString();
    }
}

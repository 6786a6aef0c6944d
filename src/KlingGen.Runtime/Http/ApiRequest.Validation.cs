using KlingGen.Runtime.Serialization;

namespace KlingGen.Runtime.Http;

/// <content>The rules of the document.</content>
public sealed partial class ApiRequest
{
    private List<RequestRule>? _rules;

    /// <summary>Adds rules that the request must meet before it is sent.</summary>
    /// <param name="rule">Reports what is wrong.</param>
    public ApiRequest Check(RequestRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        (_rules ??= []).Add(rule);
        return this;
    }

    /// <summary>Adds a rule set of the client's document.</summary>
    /// <typeparam name="TRules">The rule set.</typeparam>
    /// <typeparam name="TBody">The type of the body.</typeparam>
    /// <param name="body">The body; null meets every rule.</param>
    public ApiRequest Check<TRules, TBody>(TBody? body)
        where TRules : IRuleSet<TBody> =>
            body is null ? this : Check((ref ValidationContext context) => TRules.Validate(body, ref context));

    /// <summary>Adds rules for a parameter, or for the whole body.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The parameter's name, which becomes the location of what is reported; null for the body.</param>
    /// <param name="value">The value; null meets every rule.</param>
    /// <param name="rule">The rules.</param>
    public ApiRequest Check<T>(string? name, T? value, ValidationRule<T> rule)
        where T : class => value is null ? this : CheckAt(name, value, rule);

    /// <summary>Adds rules for a parameter, or for the whole body.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The parameter's name, which becomes the location of what is reported; null for the body.</param>
    /// <param name="value">The value; null meets every rule.</param>
    /// <param name="rule">The rules.</param>
    public ApiRequest Check<T>(string? name, T? value, ValidationRule<T> rule)
        where T : struct => value is { } present ? CheckAt(name, present, rule) : this;

    /// <summary>Adds the rules that a parameter's type carries.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="name">The parameter's name, which becomes the location of what is reported.</param>
    /// <param name="value">The value; null meets every rule.</param>
    public ApiRequest Check<T, TCodec>(string name, T? value)
        where T : class
        where TCodec : IJsonCodec<T> => Check(name, value, TCodec.Validate);

    /// <summary>Adds the rules that a parameter's type carries.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TCodec">How it is checked.</typeparam>
    /// <param name="name">The parameter's name, which becomes the location of what is reported.</param>
    /// <param name="value">The value; null meets every rule.</param>
    public ApiRequest Check<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : IJsonCodec<T> => Check(name, value, TCodec.Validate);

    /// <summary>Adds the rules of a generated type that is not sent as JSON.</summary>
    /// <typeparam name="TBody">The type of the body.</typeparam>
    /// <param name="body">The body; null meets every rule.</param>
    public ApiRequest Check<TBody>(TBody? body)
        where TBody : class, IApiModel<TBody> => body is null ? this : Check((ref ValidationContext context) => context.Model(body));

    /// <summary>Checks the body and the parameters.</summary>
    /// <returns>What only warns.</returns>
    /// <exception cref="ApiValidationException">A rule is broken.</exception>
    internal IReadOnlyList<ValidationError> Validate()
    {
        var context = ValidationContext.OfRequest();
        _body?.Validate(ref context);
        foreach (var rule in _rules ?? [])
        {
            rule(ref context);
        }

        var result = context.ToResult();
        return result.IsValid ? result.Warnings : throw new ApiValidationException(result);
    }

    /// <summary>Refuses a request that cannot be put together.</summary>
    /// <exception cref="ApiValidationException">There is a problem.</exception>
    internal void ThrowIfProblematic()
    {
        if (_problems is not null || _faults is not null)
        {
            var problems = (_problems ?? []).ConvertAll(static problem =>
                new ValidationError { InstanceLocation = "", Keyword = "parameter", Message = problem });
            throw new ApiValidationException(new ValidationResult([.. problems, .. _faults ?? []], []));
        }
    }

    private ApiRequest CheckAt<T>(string? name, T value, ValidationRule<T> rule) => Check((ref ValidationContext context) =>
    {
        var mark = context.Mark;
        rule(value, ref context);
        if (name is not null)
        {
            context.At(name, ref mark);
        }
    });
}

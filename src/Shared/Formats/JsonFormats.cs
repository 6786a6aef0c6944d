using KlingGen.Patterns;

namespace KlingGen.Formats;

/// <summary>The one list of formats, which the compiler, the emitted code and the tests go by.</summary>
internal static class JsonFormats
{
    private const string TimePattern = @"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)";
    private const string LabelPattern = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private const string ShortLabelPattern = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private const string AtomPattern = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string AddressPattern = @"([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*";
    private const string PointerPattern = "(/([^~]|~0|~1)*)*";

    public static readonly JsonFormat DateTime = new("date-time")
    {
        Meaning = "a date and time",
        Example = "2026-11-21T09:30:00Z",
        Pattern = @"^\d{4}-\d\d-\d\d[Tt ]" + TimePattern + "$",
        Check = FormatChecks.StartsWithDate,
        IsCommon = true,
    };

    public static readonly JsonFormat Date = new("date")
    {
        Meaning = "a date",
        Example = "2026-11-21",
        Check = FormatChecks.IsDate,
        IsCommon = true,
    };

    public static readonly JsonFormat Time = new("time")
    {
        Meaning = "a time",
        Example = "09:30:00Z",
        Pattern = "^" + TimePattern + "$",
        IsCommon = true,
    };

    public static readonly JsonFormat Uri = new("uri")
    {
        Meaning = "an absolute address",
        Example = "https://example.com/",
        Pattern = "^[A-Za-z][A-Za-z0-9+.-]*:" + AddressPattern + "$",
        IsCommon = true,
    };

    public static readonly JsonFormat Url = new("url")
    {
        Meaning = Uri.Meaning,
        Example = Uri.Example,
        Pattern = Uri.Pattern,
        IsCommon = true,
    };

    public static readonly JsonFormat Uuid = new("uuid")
    {
        Meaning = "a UUID",
        Example = "123e4567-e89b-12d3-a456-426614174000",
        Pattern = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
        IsCommon = true,
    };

    public static readonly JsonFormat Guid = new("guid") { Meaning = Uuid.Meaning, Example = Uuid.Example, Pattern = Uuid.Pattern };

    public static readonly JsonFormat Byte = new("byte") { IsCommon = true };
    public static readonly JsonFormat Base64 = new("base64");
    public static readonly JsonFormat Binary = new("binary") { IsCommon = true };
    public static readonly JsonFormat Password = new("password") { IsCommon = true };
    public static readonly JsonFormat Int32 = new("int32", JsonKindBits.Integer) { IsCommon = true };
    public static readonly JsonFormat Int64 = new("int64", JsonKindBits.Integer) { IsCommon = true };
    public static readonly JsonFormat Int8 = new("int8", JsonKindBits.Integer);
    public static readonly JsonFormat Int16 = new("int16", JsonKindBits.Integer);
    public static readonly JsonFormat UInt8 = new("uint8", JsonKindBits.Integer);
    public static readonly JsonFormat UInt16 = new("uint16", JsonKindBits.Integer);
    public static readonly JsonFormat UInt32 = new("uint32", JsonKindBits.Integer);
    public static readonly JsonFormat UInt64 = new("uint64", JsonKindBits.Integer);
    public static readonly JsonFormat Single = new("float", JsonKindBits.Number) { IsCommon = true };
    public static readonly JsonFormat Double = new("double", JsonKindBits.Number) { IsCommon = true };
    public static readonly JsonFormat Decimal = new("decimal", JsonKindBits.Number);

    /// <summary>Every format.</summary>
    public static readonly IReadOnlyList<JsonFormat> All =
    [
        DateTime, Date, Time, Uri, Url, Uuid, Guid, Byte, Base64, Binary, Password, Int32, Int64, Int8, Int16, UInt8,
        UInt16, UInt32, UInt64, Single, Double, Decimal,
        new("duration")
        {
            Meaning = "a duration",
            Example = "PT5S",
            Pattern = @"^P(\d+W|(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$",
            IsCommon = true,
        },
        new("email")
        {
            Meaning = "an e-mail address",
            Example = "name@example.com",
            Pattern = $@"^{AtomPattern}(\.{AtomPattern})*@({LabelPattern}\.)+{LabelPattern}$",
            IsCommon = true,
        },
        new("idn-email") { Meaning = "an e-mail address", Example = "name@example.com", Check = FormatChecks.HasNameBeforeAt },
        new("uri-reference") { Meaning = "an absolute or relative address", Pattern = $"^{AddressPattern}$", IsCommon = true },
        new("iri") { Meaning = Uri.Meaning, Example = Uri.Example, Check = FormatChecks.IsAbsolute },
        new("hostname")
        {
            Meaning = "a host name",
            Example = "example.com",
            Pattern = $@"^(?=.{{1,253}}\.?$){ShortLabelPattern}(\.{ShortLabelPattern})*\.?$",
            IsCommon = true,
        },
        new("ipv4")
        {
            Meaning = "an IPv4 address",
            Example = "192.0.2.1",
            Pattern = @"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?=\d)|$)){4}$",
            IsCommon = true,
        },
        new("ipv6") { Meaning = "an IPv6 address", Example = "2001:db8::1", Check = FormatChecks.IsIPv6, IsCommon = true },
        new("json-pointer") { Meaning = "a JSON pointer", Example = "/a/0", Pattern = $"^{PointerPattern}$", IsCommon = true },
        new("relative-json-pointer") { Pattern = $"^(0|[1-9][0-9]*)(#|{PointerPattern})$", IsCommon = true },
        new("regex") { Meaning = "a regular expression", Check = static text => EcmaPattern.Problem(text) is null, IsCommon = true },
        new("iso-time") { IsCommon = true },
        new("iso-date-time") { IsCommon = true },
        new("uri-template") { IsCommon = true },
        new("json-pointer-uri-fragment") { IsCommon = true },
    ];

    private static readonly Dictionary<string, JsonFormat> s_byName = All.ToDictionary(static format => format.Name, StringComparer.Ordinal);

    /// <summary>The format of a name; null where it is none that is known.</summary>
    public static JsonFormat? Find(string? name) => name is not null && s_byName.TryGetValue(name, out var format) ? format : null;
}

namespace KlingGen.Emulator.Tasks;

/// <summary>The vendor's result codes: the statuses they come with and the words they are told in.</summary>
internal static class RefusalCode
{
    public const int AuthenticationFailed = 1000;
    public const int AuthenticationEmpty = 1001;
    public const int AuthenticationInvalid = 1002;
    public const int AuthenticationTooEarly = 1003;
    public const int AuthenticationExpired = 1004;
    public const int InvalidRequest = 1200;
    public const int InvalidParameters = 1201;
    public const int UnknownMethod = 1202;
    public const int UnknownResource = 1203;
    public const int TooManyTasks = 1303;
    public const int Internal = 5000;

    public static int StatusOf(int code) => code switch
    {
        >= 1000 and <= 1004 => 401,
        1103 => 403,
        1100 or 1101 or 1102 or 1302 or 1303 or 1304 => 429,
        UnknownMethod or UnknownResource => 404,
        >= 1200 and <= 1301 => 400,
        5001 => 503,
        5002 => 504,
        _ => 500,
    };

    public static string MessageOf(int code) => code switch
    {
        AuthenticationFailed => "Authentication failed",
        AuthenticationEmpty => "Authorization is empty",
        AuthenticationInvalid => "Authorization is invalid",
        AuthenticationTooEarly => "Authorization is not yet valid",
        AuthenticationExpired => "Authorization has expired",
        1100 => "Account exception",
        1101 => "Account in arrears",
        1102 => "Resource pack depleted or expired",
        1103 => "Unauthorized access to the requested resource",
        InvalidRequest => "Invalid request parameters",
        InvalidParameters => "Invalid parameters",
        UnknownMethod => "The requested method is invalid",
        UnknownResource => "The requested resource does not exist",
        1300 => "The request triggers the platform's strategy",
        1301 => "The request triggers the content security policy",
        1302 => "The API request is too fast",
        TooManyTasks => "parallel task over resource pack limit",
        1304 => "The request triggers the IP whitelist policy",
        5001 => "The server is under maintenance",
        5002 => "The server's internal processing timed out",
        _ => "Server internal error",
    };
}

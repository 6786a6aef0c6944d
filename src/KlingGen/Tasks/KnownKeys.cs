using KlingGen.Gateways;

namespace KlingGen.Tasks;

/// <summary>The ids that callers gave to their requests of late, so that one is not taken for another's.</summary>
internal sealed class KnownKeys(PaidTasks road)
{
    private const int Most = 4096;

    private readonly Dictionary<(string Product, string Key), Known> _known = [];
    private readonly Queue<(string Product, string Key)> _order = new();

    /// <summary>Refuses an id that another request has.</summary>
    /// <exception cref="KlingApiException">Another request has it.</exception>
    public void Check(CreateOrder order)
    {
        if (Find(order) is { } known && known.Fingerprint != road.FingerprintOf(order))
        {
            throw new KlingApiException(
                $"The id '{order.Key}' belongs to {known.Handle}, which another request made. Give the request another id.")
            {
                Kind = KlingErrorKind.Duplicate,
                Gateway = road.Gateway.Name,
                Handle = known.Handle,
            };
        }
    }

    /// <summary>Whether the id is known as that of the same request.</summary>
    public bool IsSame(CreateOrder order) => Find(order) is { } known && known.Fingerprint == road.FingerprintOf(order);

    public void Remember(CreateOrder order, TaskHandle handle)
    {
        if (order is not { Key: { } key, IsKeyGenerated: false })
        {
            return;
        }

        var name = (order.Product.Name, key);
        lock (_known)
        {
            if (_known.TryAdd(name, new Known(road.FingerprintOf(order), handle)))
            {
                _order.Enqueue(name);
            }

            if (_order.Count > Most)
            {
                _known.Remove(_order.Dequeue());
            }
        }
    }

    private Known? Find(CreateOrder order)
    {
        if (order is not { Key: { } key, IsKeyGenerated: false })
        {
            return null;
        }

        lock (_known)
        {
            return _known.GetValueOrDefault((order.Product.Name, key));
        }
    }

    private sealed record Known(string Fingerprint, TaskHandle Handle);
}

namespace KlingGen.PackageSmoke;

/// <summary>The tests that install the packages, one after the other: each builds with all cores.</summary>
[CollectionDefinition(PackageFeed.CollectionName)]
public sealed class PackageFeedDefinition : ICollectionFixture<PackageFeed>;

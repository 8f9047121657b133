using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OversightConsole.Core.Storage;

/// <summary>Stores every enum of the model under its code (<see cref="Codes"/>) instead of a number that would shift.</summary>
internal static class CodeConverters
{
    public static void Apply(ModelBuilder builder)
    {
        var properties = builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties());
        foreach (var property in properties)
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (!type.IsEnum || property.GetValueConverter() is not null)
                continue;
            property.SetValueConverter(
                (ValueConverter)Activator.CreateInstance(typeof(CodeConverter<>).MakeGenericType(type))!
            );
            property.SetMaxLength(40);
        }
    }

    private sealed class CodeConverter<TEnum>()
        : ValueConverter<TEnum, string>(v => Codes.Of(v), v => Codes.Parse<TEnum>(v))
        where TEnum : struct, Enum;
}

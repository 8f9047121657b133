using Microsoft.Extensions.DependencyInjection;
using OversightConsole.Core.Review.Decisions;
using OversightConsole.Core.Review.Queue;
using OversightConsole.Core.Review.Reservations;

namespace OversightConsole.Core.Review;

/// <summary>Registers the queue and what happens when a person decides.</summary>
public static class ReviewRegistration
{
    /// <summary>Adds the queue, decisions with their undo window, and who is at which ticket.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddSingleton<QueueReader>();
        services.AddSingleton<DecisionService>();
        services.AddSingleton<UndoWindow>();
        services.AddSingleton<TicketReservations>();
        services.AddSingleton<Presence>();
        return services;
    }
}

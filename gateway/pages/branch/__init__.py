"""The pages of branch staff: group bookings and emergency plans."""

"""Groups that come to change money, booked ahead, and the plan for a rush that nobody booked."""

package dev.floe.manifest;

import java.time.ZoneId;

/**
 * When a product runs by itself.
 *
 * @param zone the time zone the cron expression is read in; UTC unless written
 */
public record Schedule(Located<Cron> cron, ZoneId zone) {}

"""Doing several things side by side: see concurrent.futures."""

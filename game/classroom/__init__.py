"""What a class works with and takes home: pages made from the same story that the game plays."""

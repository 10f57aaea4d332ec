Console.Error.WriteLine("usage: Portal.Benchmarks NAME [options]");
return 2;
